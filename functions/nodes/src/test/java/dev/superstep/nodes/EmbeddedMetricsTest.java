package dev.superstep.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.graph.core.NodeId;
import dev.superstep.json.Json;
import dev.superstep.runlog.Metrics;
import dev.superstep.runlog.RunError;
import dev.superstep.runlog.RunId;
import dev.superstep.runner.Attempted;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EmbeddedMetricsTest {
    private static final Instant STARTED = Instant.parse("2026-11-01T08:00:00.123Z");

    /** The units of the specification. */
    private static final Set<String> UNITS = Set.of(
            "Seconds",
            "Microseconds",
            "Milliseconds",
            "Bytes",
            "Kilobytes",
            "Megabytes",
            "Gigabytes",
            "Terabytes",
            "Bits",
            "Kilobits",
            "Megabits",
            "Gigabits",
            "Terabits",
            "Percent",
            "Count",
            "Bytes/Second",
            "Kilobytes/Second",
            "Megabytes/Second",
            "Gigabytes/Second",
            "Terabytes/Second",
            "Bits/Second",
            "Kilobits/Second",
            "Megabits/Second",
            "Gigabits/Second",
            "Terabits/Second",
            "Count/Second",
            "None");

    static Stream<Attempted> attempts() {
        Metrics metrics = new Metrics(STARTED, Duration.ofNanos(812_345), 2, true, 0, 51, 148, 93);
        RunError error =
                new RunError("NodeError", "INSUFFICIENT_DATA", new NodeId("data_ingestion"), "a\nlong \"text\"");
        return Stream.of(
                        new Attempted.Committed(metrics), new Attempted.AlreadyCommitted(), new Attempted.Failed(error))
                .map(outcome -> new Attempted(
                        new RunId("sequential", "monday"),
                        1,
                        new NodeId("data_ingestion"),
                        2,
                        STARTED,
                        Duration.ofNanos(8_123_456),
                        outcome));
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void a_line_is_what_the_specification_of_the_embedded_metric_format_wants(Attempted attempt) {
        Map<String, Object> document = line(attempt);

        Map<String, Object> aws = Json.asObject(document.get("_aws"));
        assertThat(aws)
                .containsOnlyKeys("Timestamp", "CloudWatchMetrics")
                .containsEntry("Timestamp", STARTED.toEpochMilli());
        for (Object directive : Json.asList(aws.get("CloudWatchMetrics"))) {
            Map<String, Object> members = Json.asObject(directive);
            assertThat(members).containsOnlyKeys("Namespace", "Dimensions", "Metrics");
            assertThat((String) members.get("Namespace")).hasSizeBetween(1, 1024);
            List<Object> sets = Json.asList(members.get("Dimensions"));
            assertThat(sets).isNotEmpty();
            for (Object set : sets) {
                assertThat(Json.asList(set))
                        .hasSizeLessThanOrEqualTo(30)
                        .doesNotHaveDuplicates()
                        .allSatisfy(key -> {
                            assertThat((String) key).hasSizeBetween(1, 250);
                            assertThat((String) document.get(key)).hasSizeBetween(1, 1024);
                        });
            }
            List<Object> metrics = Json.asList(members.get("Metrics"));
            assertThat(metrics).hasSizeBetween(1, 100);
            for (Object metric : metrics) {
                Map<String, Object> definition = Json.asObject(metric);
                assertThat(definition).containsOnlyKeys("Name", "Unit");
                assertThat(definition.get("Unit")).isIn(UNITS);
                assertThat(document.get(definition.get("Name"))).isInstanceOfAny(Long.class, BigDecimal.class);
            }
        }
    }

    @Test
    void a_line_has_the_measures_of_the_attempt_and_says_whose_it_is() {
        Map<String, Object> committed = line(attempts().toList().getFirst());

        assertThat(Json.print(committed))
                .startsWith("{\"_aws\":{\"Timestamp\":1793520000123,")
                .endsWith("\"Workflow\":\"sequential\",\"Node\":\"data_ingestion\",\"Run\":\"monday\",\"Superstep\":1,"
                        + "\"Attempt\":2,\"Duration\":8.123456,\"Attempts\":1,\"Outcome\":\"committed\",\"Failures\":0,"
                        + "\"ColdStarts\":1,\"NodeDuration\":0.812,\"InputSize\":51,\"OutputSize\":148,\"Memory\":93}");
        assertThat(line(attempts().toList().getLast()))
                .containsEntry("Failures", 1L)
                .containsEntry("Code", "INSUFFICIENT_DATA");
    }

    /** The only line that is printed. */
    private static Map<String, Object> line(Attempted attempt) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new EmbeddedMetrics(new PrintStream(out, false, StandardCharsets.UTF_8)).attempted(attempt);
        String printed = out.toString(StandardCharsets.UTF_8);
        assertThat(printed).endsWith("}\n");
        assertThat(printed.indexOf('\n')).isEqualTo(printed.length() - 1);
        return Json.parseObject(printed);
    }
}
