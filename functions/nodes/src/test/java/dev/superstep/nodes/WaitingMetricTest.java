package dev.superstep.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.graph.Question;
import dev.superstep.graph.core.NodeId;
import dev.superstep.json.Json;
import dev.superstep.runlog.InMemoryRunLog;
import dev.superstep.runlog.Inquiry;
import dev.superstep.runlog.Run;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.TaskId;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WaitingMetricTest {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private final InMemoryRunLog log = new InMemoryRunLog();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Map<String, Object> measured() {
        new WaitingMetric(new PrintStream(out, true, StandardCharsets.UTF_8), "dev-superstep").measure(log, NOW);
        return Json.parseObject(out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void nothing_that_waits_has_waited_for_no_time() {
        assertThat(measured()).containsEntry("OldestWaitingApproval", 0L).containsEntry("WaitingApprovals", 0L);
    }

    @Test
    void the_oldest_is_not_the_most_urgent_one_and_may_be_on_any_page() {
        for (int run = 0; run < 250; run++) {
            ask("r" + run, NOW.minusSeconds(run), NOW.plusSeconds(1 + run));
        }
        ask("old", NOW.minus(Duration.ofDays(2)), NOW.plus(Duration.ofDays(30)));

        assertThat(measured())
                .containsEntry("OldestWaitingApproval", Duration.ofDays(2).toSeconds())
                .containsEntry("WaitingApprovals", 251L)
                .containsEntry("Deployment", "dev-superstep");
    }

    private void ask(String name, Instant asked, Instant deadline) {
        Run run = new Run(new RunId("routing", name), "1", NOW.plus(Duration.ofDays(40)));
        log.open(RunHeader.running(run, Map.of(), "f", asked), Map.of());
        log.ask(
                run,
                Inquiry.open(1, TaskId.of(new NodeId("check")), new Question("May I?", Map.of()), asked, deadline));
    }

    @Test
    void the_line_is_of_the_embedded_metric_format() {
        Map<String, Object> aws = Json.asObject(measured().get("_aws"));

        assertThat(aws).containsEntry("Timestamp", NOW.toEpochMilli());
        assertThat(Json.asObject(Json.asList(aws.get("CloudWatchMetrics")).get(0)))
                .containsEntry("Namespace", "Superstep")
                .containsEntry("Dimensions", List.of(List.of("Deployment")));
    }
}
