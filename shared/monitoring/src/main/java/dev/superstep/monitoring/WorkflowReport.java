package dev.superstep.monitoring;

import dev.superstep.runlog.Failure;
import dev.superstep.runlog.Measurements;
import dev.superstep.runlog.Metrics;
import dev.superstep.runlog.RunEnd;
import dev.superstep.runlog.RunError;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one run went, or goes.
 *
 * <p>A node is counted when what it wrote is in the log, and nothing that came after the run's end is, so the report of a run
 * that has ended does not change. Times are in seconds, sizes in bytes of JSON, memory in MiB. Immutable.
 *
 * @param workflowId the run's name
 * @param workflow its workflow
 * @param status where it stands
 * @param success whether it succeeded; null while it is not known
 * @param started when it began
 * @param ended when it ended; null while it has not
 * @param totalExecutionTime from its start to its end, or until now
 * @param memoryUsage the most that a process held which ran one of its nodes; 0 if unknown
 * @param nodesExecuted how many of its tasks have committed
 * @param averageNodeTime their mean time; 0 if there are none
 * @param nodeDetails the newest {@link #MOST_DETAILS} of these tasks, in order
 * @param nodes every node that ran or was tried, by name
 * @param errorCount how many attempts failed
 * @param errors the newest {@link #MOST_ERRORS} of them, in order
 * @param error why the run failed; null if it did not
 */
public record WorkflowReport(
        String workflowId,
        String workflow,
        RunStatus status,
        @Nullable Boolean success,
        Instant started,
        @Nullable Instant ended,
        double totalExecutionTime,
        long memoryUsage,
        int nodesExecuted,
        double averageNodeTime,
        List<NodeDetail> nodeDetails,
        List<NodePerformance> nodes,
        int errorCount,
        List<AttemptError> errors,
        @Nullable AttemptError error) {
    /** The most tasks that are told of one by one. */
    public static final int MOST_DETAILS = 1_000;

    /** The most failed attempts that are told of one by one. */
    public static final int MOST_ERRORS = 100;

    private static final double NANOS = 1e9;

    public WorkflowReport {
        nodeDetails = List.copyOf(nodeDetails);
        nodes = List.copyOf(nodes);
        errors = List.copyOf(errors);
    }

    /**
     * One task that committed.
     *
     * @param node its node
     * @param superstep its superstep, from 1
     * @param executionTime how long node and routers took, in seconds
     * @param inputSize what the node looked at, in bytes of JSON
     * @param outputSize what it wrote, in bytes of JSON
     * @param timestamp when it was done
     * @param attempts how often it was tried, the last time included
     * @param coldStart whether it was the first that its process ran
     * @param memory what its process held, in MiB; 0 if unknown
     */
    public record NodeDetail(
            String node,
            int superstep,
            double executionTime,
            long inputSize,
            long outputSize,
            Instant timestamp,
            int attempts,
            boolean coldStart,
            long memory) {}

    /**
     * What went wrong.
     *
     * @param node where; null if no single node failed
     * @param superstep in which superstep; 0 for the routers of the start, null if it is not known
     * @param type the error name that the state machine saw
     * @param code the code, of the node or of Superstep; empty if it has none
     * @param message says it to a person
     * @param at when
     */
    public record AttemptError(
            @Nullable String node, @Nullable Integer superstep, String type, String code, String message, Instant at) {}

    /**
     * The report of a run.
     *
     * @param run all that the log has of it
     * @param now until when a run that has not ended has taken so far
     */
    public static WorkflowReport of(Measurements run, Instant now) {
        RunHeader header = run.header();
        RunEnd end = header.end();
        List<TaskMeasure> tasks = TaskMeasure.of(run);
        Durations durations = new Durations();
        tasks.forEach(task -> task.metrics().map(Metrics::duration).ifPresent(durations::add));
        Timing timing = durations.timing();
        List<AttemptError> errors =
                TaskMeasure.failures(run).stream().map(WorkflowReport::error).toList();
        return new WorkflowReport(
                header.run().id().run(),
                header.run().id().workflow(),
                header.status(),
                end == null ? null : header.status() == RunStatus.SUCCEEDED,
                header.started(),
                end == null ? null : end.ended(),
                seconds(Duration.between(header.started(), end == null ? now : end.ended())),
                memory(tasks),
                Math.toIntExact(timing.totalExecutions()),
                timing.avgTime(),
                newest(tasks.stream().flatMap(task -> detail(task).stream()).toList(), MOST_DETAILS),
                nodes(header.run().id().workflow(), tasks),
                errors.size(),
                newest(errors, MOST_ERRORS),
                end == null || end.error() == null ? null : error(end.error(), null, end.ended()));
    }

    private static List<NodePerformance> nodes(String workflow, List<TaskMeasure> tasks) {
        Map<String, NodeTally> nodes = new LinkedHashMap<>();
        for (TaskMeasure task : tasks) {
            nodes.computeIfAbsent(task.node().value(), node -> new NodeTally(workflow, node))
                    .add(task);
        }
        return nodes.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getValue().performance())
                .toList();
    }

    private static Optional<NodeDetail> detail(TaskMeasure task) {
        return task.metrics()
                .map(metrics -> new NodeDetail(
                        task.node().value(),
                        task.superstep(),
                        seconds(metrics.duration()),
                        metrics.inputBytes(),
                        metrics.outputBytes(),
                        metrics.ended(),
                        task.attempts(),
                        metrics.coldStart(),
                        metrics.memoryMiB()));
    }

    private static AttemptError error(Failure failure) {
        return error(failure.error(), failure.superstep(), failure.at());
    }

    private static AttemptError error(RunError error, @Nullable Integer superstep, Instant at) {
        String node = error.node() == null ? null : error.node().value();
        return new AttemptError(node, superstep, error.type(), error.code(), error.message(), at);
    }

    private static long memory(List<TaskMeasure> tasks) {
        return tasks.stream()
                .flatMap(task -> task.metrics().stream())
                .mapToLong(Metrics::memoryMiB)
                .max()
                .orElse(0);
    }

    private static <T> List<T> newest(List<T> all, int most) {
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / NANOS;
    }
}
