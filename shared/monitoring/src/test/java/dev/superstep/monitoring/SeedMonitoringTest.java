package dev.superstep.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.superstep.json.Json;
import dev.superstep.runlog.InMemoryRunLog;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunLogException;
import dev.superstep.runlog.RunStatus;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the original in Python reported, recorded by running it, beside what is reported here of the same runs. */
class SeedMonitoringTest {
    private static final Instant NOW = LoggedRun.START.plusSeconds(60);

    private final List<Map<String, Object>> recorded = recorded();
    private final RunLog log = new InMemoryRunLog();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void a_report_has_every_field_of_the_original_s_by_name() {
        LoggedRun run = LoggedRun.on(log, "run-1").succeeded(0, Duration.ofSeconds(1));

        Map<String, Object> report = json(report(run));

        Map<String, Object> original = Json.asObject(recorded.get(0).get("report"));
        assertThat(report).containsKeys(original.keySet().toArray(new String[0]));
        assertThat(report)
                .containsEntry("workflow_id", original.get("workflow_id"))
                .containsEntry("success", original.get("success"))
                .containsEntry("nodes_executed", 0)
                .containsEntry("node_details", List.of())
                .containsEntry("average_node_time", 0.0);
    }

    @Test
    void a_failed_run_is_no_success() {
        LoggedRun run = LoggedRun.on(log, "run-2").failed(0, Duration.ofSeconds(1));

        assertThat(report(run).success())
                .isEqualTo(Json.asObject(recorded.get(1).get("report")).get("success"));
    }

    @Test
    void the_same_executions_have_the_same_average_and_statistics() throws InterruptedException {
        Map<String, Object> original = recorded.get(2);
        LoggedRun run = threeExecutions("run-1");
        LoggedRun.on(log, "run-2").failed(0, Duration.ofSeconds(1));

        WorkflowReport report = report(run);
        PerformanceSummary summary = summary();

        assertThat((long) report.nodesExecuted()).isEqualTo(original.get("nodes_executed"));
        assertThat(report.averageNodeTime()).isEqualTo(number(original.get("average_node_time")));
        Map<String, Object> expected = Json.asObject(original.get("summary"));
        Map<String, Object> ours = json(summary);
        for (String count : List.of("total_workflows", "successful_workflows", "failed_workflows")) {
            assertThat(number(ours.get(count))).as(count).isEqualTo(number(expected.get(count)));
        }
        Map<String, Object> nodes = Json.asObject(expected.get("node_performance"));
        assertThat(summary.nodePerformance()).hasSize(nodes.size());
        nodes.forEach((node, values) -> {
            Map<String, Object> own = json((Record) summary.nodePerformance().get("flow/" + node));
            Json.asObject(values)
                    .forEach((name, value) -> assertThat(number(own.get(name)))
                            .as(node + "." + name)
                            .isEqualTo(number(value), within(1e-9)));
        });
    }

    @Test
    void mended_statistics_of_two_workflows_do_not_mix_where_their_nodes_have_one_name() throws InterruptedException {
        LoggedRun.on(log, "flow", "r", LoggedRun.START).task(1, "a", Duration.ofSeconds(1));
        LoggedRun.on(log, "other", "r", LoggedRun.START).task(1, "a", Duration.ofSeconds(3));

        PerformanceSummary summary =
                new Summaries(log, threads).summary(List.of("flow", "other"), LoggedRun.START, NOW);

        assertThat(summary.nodePerformance().get("flow/a").totalTime()).isEqualTo(1.0);
        assertThat(summary.nodePerformance().get("other/a").totalTime()).isEqualTo(3.0);
    }

    @Test
    void mended_the_error_of_a_run_and_of_every_attempt_is_reported() {
        LoggedRun run = LoggedRun.on(log, "r")
                .failure(1, "a", "r-0", LoggedRun.START)
                .failure(1, "a", "r-1", LoggedRun.START)
                .failed(0, Duration.ofSeconds(1));

        assertThat(report(run).errors()).hasSize(2);
        assertThat(report(run).error()).isNotNull();
        assertThat(report(run).error().message()).isEqualTo("something is wrong");
    }

    @Test
    void mended_a_run_that_runs_is_neither_a_success_nor_not_and_its_time_runs() throws InterruptedException {
        LoggedRun run = LoggedRun.on(log, "run-3");

        assertThat(report(run).status()).isEqualTo(RunStatus.RUNNING);
        assertThat(report(run).success()).isNull();
        assertThat(report(run).totalExecutionTime()).isEqualTo(60.0);
        assertThat(summary().statuses()).containsEntry(RunStatus.RUNNING, 1);
        assertThat(summary().failedWorkflows()).isZero();
    }

    @Test
    void mended_a_run_cannot_be_replaced_by_another_of_its_name() throws InterruptedException {
        LoggedRun run = threeExecutions("run-1");
        WorkflowReport before = report(run);

        assertThatThrownBy(() -> LoggedRun.on(log, "flow", "run-1", NOW)).isInstanceOf(RunLogException.class);

        assertThat(report(run)).isEqualTo(before);
        assertThat(summary().successfulWorkflows()).isEqualTo(1);
        assertThat(summary().nodePerformance().get("flow/a").totalExecutions()).isEqualTo(2);
    }

    @Test
    void mended_an_unknown_run_is_not_reported_as_nothing() {
        assertThat(recorded.getLast().get("report")).isEqualTo(Map.of());
        assertThat(log.measurements(new RunId("flow", "unknown"))).isEmpty();
    }

    @Test
    void mended_reports_are_snapshots() {
        LoggedRun run = LoggedRun.on(log, "r").task(1, "a", Duration.ofSeconds(1));
        WorkflowReport report = report(run);

        run.task(2, "b", Duration.ofSeconds(1));

        assertThat(report.nodeDetails()).hasSize(1);
        assertThatThrownBy(() -> report.nodeDetails().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> report.nodes().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void mended_nothing_is_lost_between_many_writers() throws Exception {
        List<Callable<LoggedRun>> writers = IntStream.range(0, 100)
                .<Callable<LoggedRun>>mapToObj(n -> () -> LoggedRun.on(log, "r" + n)
                        .task(1, "a", Duration.ofMillis(1))
                        .task(2, "b", Duration.ofMillis(2))
                        .succeeded(2, Duration.ofMillis(5)))
                .toList();
        for (var written : threads.invokeAll(writers)) {
            written.get();
        }

        PerformanceSummary summary = summary();

        assertThat(summary.successfulWorkflows()).isEqualTo(100);
        assertThat(summary.nodePerformance().get("flow/a").totalExecutions()).isEqualTo(100);
        assertThat(summary.nodePerformance().get("flow/b").totalTime()).isEqualTo(0.2, within(1e-9));
    }

    @Test
    void mended_a_summary_has_percentiles_and_not_only_means() throws InterruptedException {
        threeExecutions("run-1");

        assertThat(summary().nodePerformance().get("flow/a"))
                .satisfies(a -> assertThat(a.p50Time()).isEqualTo(0.25))
                .satisfies(a -> assertThat(a.p95Time()).isEqualTo(0.75));
    }

    /** The executions of which the original was told by hand. */
    private LoggedRun threeExecutions(String name) {
        return LoggedRun.on(log, name)
                .task(1, "a", Duration.ofMillis(250))
                .task(2, "a", Duration.ofMillis(750))
                .task(3, "b", Duration.ofSeconds(2))
                .succeeded(3, Duration.ofSeconds(4));
    }

    private WorkflowReport report(LoggedRun run) {
        return WorkflowReport.of(log.measurements(run.id()).orElseThrow(), NOW);
    }

    private PerformanceSummary summary() throws InterruptedException {
        return new Summaries(log, threads).summary(List.of("flow"), LoggedRun.START, NOW);
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    /** The components of a record by the names that they have in the API. */
    private static Map<String, Object> json(Record value) {
        Map<String, Object> json = new LinkedHashMap<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            String name = component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
            try {
                json.put(name, component.getAccessor().invoke(value));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return json;
    }

    private static List<Map<String, Object>> recorded() {
        try (InputStream file = SeedMonitoringTest.class.getResourceAsStream("/seed/monitoring.json")) {
            return Json.asList(Json.parseObject(file.readAllBytes()).get("runs")).stream()
                    .map(Json::asObject)
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
