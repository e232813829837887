package dev.superstep.nodes;

import dev.superstep.json.Json;
import dev.superstep.runlog.Metrics;
import dev.superstep.runlog.RunError;
import dev.superstep.runner.AttemptObserver;
import dev.superstep.runner.Attempted;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Prints a line for each attempt in CloudWatch's embedded metric format, out of which CloudWatch Logs makes metrics: nothing
 * is called, and nothing is lost that was printed.
 *
 * <p>Metrics are by workflow and node, and by workflow; run, superstep and attempt are in the line to be searched for, and
 * make no metric. See <a
 * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">the
 * specification</a>. Thread-safe.
 */
final class EmbeddedMetrics implements AttemptObserver {
    static final String NAMESPACE = "Superstep";

    private static final double NANOS_PER_MILLI = 1e6;

    private static final Map<String, String> UNITS_OF_ALL =
            units("Duration", "Milliseconds", "Attempts", "Count", "Failures", "Count", "ColdStarts", "Count");

    private static final Map<String, String> UNITS_OF_COMMITTED =
            units("NodeDuration", "Milliseconds", "InputSize", "Bytes", "OutputSize", "Bytes", "Memory", "Megabytes");

    private final PrintStream out;

    /** @param out where the lines go; in a Lambda the standard output */
    EmbeddedMetrics(PrintStream out) {
        this.out = out;
    }

    @Override
    public void attempted(Attempted attempt) {
        byte[] line = (Json.print(document(attempt)) + "\n").getBytes(StandardCharsets.UTF_8);
        out.write(line, 0, line.length); // in one go, so that no other line gets into it
        out.flush();
    }

    static Map<String, @Nullable Object> document(Attempted attempt) {
        Map<String, String> units = new LinkedHashMap<>(UNITS_OF_ALL);
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("_aws", Json.object()); // first, filled in below
        document.put("Workflow", attempt.run().workflow());
        document.put("Node", attempt.node().value());
        document.put("Run", attempt.run().run());
        document.put("Superstep", (long) attempt.superstep());
        document.put("Attempt", (long) attempt.attempt());
        document.put("Duration", Json.valueOf(attempt.duration().toNanos() / NANOS_PER_MILLI));
        document.put("Attempts", 1L);
        switch (attempt.outcome()) {
            case Attempted.Committed committed -> {
                units.putAll(UNITS_OF_COMMITTED);
                put(document, committed.metrics());
            }
            case Attempted.AlreadyCommitted already -> put(document, "already_committed", 0, 0);
            case Attempted.Asked asked -> put(document, "asked", 0, 0);
            case Attempted.Failed failed -> {
                put(document, "failed", 1, 0);
                put(document, failed.error());
            }
        }
        document.put("_aws", directive(attempt, units));
        return document;
    }

    private static void put(Map<String, @Nullable Object> document, Metrics metrics) {
        put(document, "committed", 0, metrics.coldStart() ? 1 : 0);
        document.put("NodeDuration", Json.valueOf(metrics.duration().toNanos() / NANOS_PER_MILLI));
        document.put("InputSize", metrics.inputBytes());
        document.put("OutputSize", metrics.outputBytes());
        document.put("Memory", metrics.memoryMiB());
    }

    private static void put(Map<String, @Nullable Object> document, String outcome, long failures, long coldStarts) {
        document.put("Outcome", outcome);
        document.put("Failures", failures);
        document.put("ColdStarts", coldStarts);
    }

    private static void put(Map<String, @Nullable Object> document, RunError error) {
        document.put("ErrorType", error.type());
        document.put("Code", error.code());
    }

    private static Map<String, @Nullable Object> directive(Attempted attempt, Map<String, String> units) {
        List<Map<String, @Nullable Object>> metrics = units.entrySet().stream()
                .map(unit -> Json.object("Name", unit.getKey(), "Unit", unit.getValue()))
                .toList();
        return Json.object(
                "Timestamp",
                attempt.started().toEpochMilli(),
                "CloudWatchMetrics",
                List.of(Json.object(
                        "Namespace",
                        NAMESPACE,
                        "Dimensions",
                        List.of(List.of("Workflow", "Node"), List.of("Workflow")),
                        "Metrics",
                        metrics)));
    }

    private static Map<String, String> units(String... namesAndUnits) {
        Map<String, String> units = new LinkedHashMap<>();
        for (int i = 0; i < namesAndUnits.length; i += 2) {
            units.put(namesAndUnits[i], namesAndUnits[i + 1]);
        }
        return units;
    }
}
