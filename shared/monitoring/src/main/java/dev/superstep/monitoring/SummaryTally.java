package dev.superstep.monitoring;

import dev.superstep.runlog.Failure;
import dev.superstep.runlog.Measurements;
import dev.superstep.runlog.RunEnd;
import dev.superstep.runlog.RunError;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up runs, newest first; of each it keeps eight bytes a task. Not thread-safe. */
final class SummaryTally {
    private final Map<RunStatus, Integer> statuses = new LinkedHashMap<>();
    private final Durations runs = new Durations();
    private final Map<String, NodeTally> nodes = new TreeMap<>();
    private final Map<FailureKey, PerformanceSummary.FailureCount> failures = new LinkedHashMap<>();
    private int total;
    private long tasks;

    private record FailureKey(String workflow, @Nullable String node, String code) {}

    SummaryTally() {
        for (RunStatus status : RunStatus.values()) {
            statuses.put(status, 0);
        }
    }

    void add(Measurements run) {
        RunId id = run.header().run().id();
        RunEnd end = run.header().end();
        total++;
        statuses.merge(run.header().status(), 1, Integer::sum);
        if (end != null) {
            Duration took = Duration.between(run.header().started(), end.ended());
            runs.add(took.isNegative() ? Duration.ZERO : took); // by another machine's clock
        }
        for (TaskMeasure task : TaskMeasure.of(run)) {
            String node = task.node().value();
            nodes.computeIfAbsent(id.workflow() + "/" + node, key -> new NodeTally(id.workflow(), node))
                    .add(task);
            tasks++;
        }
        for (Failure failure : TaskMeasure.failures(run)) {
            count(id, failure.error(), 1, 0);
        }
        if (end != null && end.error() != null) {
            count(id, end.error(), 0, 1);
        }
    }

    private void count(RunId run, RunError error, int attempts, int ends) {
        String node = error.node() == null ? null : error.node().value();
        String code = error.code().isEmpty() ? error.type() : error.code();
        failures.merge(
                new FailureKey(run.workflow(), node, code),
                new PerformanceSummary.FailureCount(
                        run.workflow(), node, code, attempts, ends, run.run(), error.message()),
                (newest, another) -> new PerformanceSummary.FailureCount(
                        newest.workflow(),
                        newest.node(),
                        newest.code(),
                        newest.failedAttempts() + attempts,
                        newest.failedRuns() + ends,
                        newest.newestRun(),
                        newest.message()));
    }

    /** How many tasks have been added. */
    long tasks() {
        return tasks;
    }

    PerformanceSummary summary(Instant from, Instant until, boolean cut) {
        Map<String, NodePerformance> performance = new LinkedHashMap<>();
        nodes.forEach((name, tally) -> performance.put(name, tally.performance()));
        return new PerformanceSummary(
                from,
                until,
                total,
                statuses.getOrDefault(RunStatus.SUCCEEDED, 0),
                statuses.getOrDefault(RunStatus.FAILED, 0),
                statuses,
                cut,
                runs.timing(),
                performance,
                slowest(performance),
                mostFrequent());
    }

    private static List<String> slowest(Map<String, NodePerformance> performance) {
        return performance.entrySet().stream()
                .filter(entry -> entry.getValue().totalExecutions() > 0)
                .sorted(Map.Entry.comparingByValue(
                        Comparator.comparingDouble(NodePerformance::p95Time).reversed()))
                .limit(PerformanceSummary.MOST_SLOW)
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<PerformanceSummary.FailureCount> mostFrequent() {
        return failures.values().stream()
                .sorted(Comparator.comparingInt(
                                (PerformanceSummary.FailureCount count) -> count.failedAttempts() + count.failedRuns())
                        .reversed())
                .limit(PerformanceSummary.MOST_FAILURES)
                .toList();
    }
}
