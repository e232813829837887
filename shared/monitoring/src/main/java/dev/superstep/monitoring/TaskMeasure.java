package dev.superstep.monitoring;

import dev.superstep.graph.core.NodeId;
import dev.superstep.runlog.Failure;
import dev.superstep.runlog.LogKeys;
import dev.superstep.runlog.Measurements;
import dev.superstep.runlog.Metrics;
import dev.superstep.runlog.Origin;
import dev.superstep.runlog.RunEnd;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.TaskId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One task, with all that the log has of its attempts.
 *
 * @param superstep its superstep, from 1; 0 for the routers of the start
 * @param task which of the superstep's
 * @param metrics how the attempt went that committed; empty if none has
 * @param failures how many attempts failed and are recorded
 */
record TaskMeasure(int superstep, TaskId task, Optional<Metrics> metrics, int failures) {
    /** Ends are recorded in whole milliseconds, the rest is cut. */
    private static final Duration CUT = Duration.ofMillis(1);

    /**
     * How often it was tried. An attempt whose process died leaves no record, but the one that committed says which it was.
     */
    int attempts() {
        int recorded = failures + (metrics.isPresent() ? 1 : 0);
        return Math.max(recorded, metrics.map(Metrics::attempt).orElse(0));
    }

    /** Its node. */
    NodeId node() {
        return task.node();
    }

    /**
     * The tasks of a run that are its own, in the order of the log: not those that a fork has from its parent, and nothing that
     * came after the run's end, which therefore never changes what is told of it.
     */
    static List<TaskMeasure> of(Measurements run) {
        Map<String, TaskMeasure> tasks = new TreeMap<>();
        for (Measurements.Task task : run.tasks()) {
            if (counts(run.header(), task)) {
                tasks.put(
                        LogKeys.task(task.superstep(), task.task()),
                        new TaskMeasure(task.superstep(), task.task(), Optional.of(task.metrics()), 0));
            }
        }
        for (Failure failure : failures(run)) {
            tasks.merge(
                    LogKeys.task(failure.superstep(), failure.task()),
                    new TaskMeasure(failure.superstep(), failure.task(), Optional.empty(), 1),
                    (known, another) -> new TaskMeasure(
                            known.superstep(), known.task(), known.metrics(), known.failures() + another.failures()));
        }
        return new ArrayList<>(tasks.values());
    }

    /** The failed attempts of a run that are its own, as for {@link #of}. */
    static List<Failure> failures(Measurements run) {
        RunEnd end = run.header().end();
        return run.failures().stream()
                .filter(failure -> failure.superstep() >= first(run.header()))
                .filter(failure -> end == null || !failure.at().isAfter(end.ended()))
                .toList();
    }

    private static boolean counts(RunHeader run, Measurements.Task task) {
        RunEnd end = run.end();
        if (task.superstep() < Math.max(1, first(run))) {
            return false; // the routers of the start are no node
        }
        if (end == null || task.superstep() <= end.superstep()) {
            return true;
        }
        // The others of the superstep that failed were at work as well.
        return task.superstep() == end.superstep() + 1
                && !task.metrics().ended().isAfter(end.ended().plus(CUT));
    }

    private static int first(RunHeader run) {
        Origin origin = run.origin();
        return origin == null ? 0 : origin.superstep();
    }
}
