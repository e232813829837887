package dev.superstep.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.superstep.engine.RunReport;
import dev.superstep.graph.core.NodeId;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.RunEnd;
import dev.superstep.runlog.RunError;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run as the API shows it.
 *
 * @param workflow its workflow
 * @param run its name
 * @param status where it stands
 * @param started when it began
 * @param ended when it ended; absent while it runs
 * @param input what it was started with; see {@link LargeView}
 * @param state the state after the last superstep that counts; see {@link LargeView}
 * @param steps every superstep that began
 * @param approvals what was asked of persons, and what they decided; absent if nothing was
 * @param error why it failed; absent if it did not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RunView(
        String workflow,
        String run,
        RunStatus status,
        Instant started,
        @Nullable Instant ended,
        Map<String, @Nullable Object> input,
        Map<String, @Nullable Object> state,
        List<Step> steps,
        @Nullable List<ApprovalView> approvals,
        @Nullable Cause error) {

    /**
     * A superstep.
     *
     * @param superstep its number, from 1
     * @param tasks its tasks, in write order
     */
    record Step(int superstep, List<Task> tasks) {}

    /** Whether a task's result is in the log. */
    enum TaskStatus {
        COMMITTED,
        MISSING
    }

    /**
     * A task of a superstep.
     *
     * @param node the node that ran
     * @param status whether it has committed
     * @param update what it wrote; absent if it has not committed
     * @param goTo the nodes that its routers named; absent if it has none
     * @param sends how many Sends its routers made; absent if none
     * @param started when it began
     * @param durationMs how long node and routers took, in milliseconds
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Task(
            String node,
            TaskStatus status,
            @Nullable Map<String, @Nullable Object> update,

            @com.fasterxml.jackson.annotation.JsonProperty("goto") @Nullable
            List<String> goTo,

            @Nullable Integer sends,
            @Nullable Instant started,
            @Nullable Double durationMs) {}

    /**
     * Why a run failed.
     *
     * @param type the error name that the state machine saw
     * @param code the code, of the node or of Superstep
     * @param node the node that failed; absent if no single one did
     * @param message says it to a person
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Cause(String type, String code, @Nullable String node, String message) {}

    static RunView of(RunReport report) {
        RunHeader header = report.header();
        RunEnd end = header.end();
        return new RunView(
                header.run().id().workflow(),
                header.run().id().run(),
                header.status(),
                header.started(),
                end == null ? null : end.ended(),
                LargeView.of(header.run().id(), "input", report.input()),
                LargeView.of(header.run().id(), "state", report.state()),
                report.supersteps().stream().map(RunView::step).toList(),
                approvals(report),
                end == null ? null : cause(end.error()));
    }

    private static @Nullable List<ApprovalView> approvals(RunReport report) {
        return report.inquiries().isEmpty()
                ? null
                : report.inquiries().stream()
                        .map(inquiry -> ApprovalView.of(report.header().run().id(), inquiry))
                        .toList();
    }

    private static Step step(RunReport.Superstep superstep) {
        return new Step(
                superstep.number(),
                superstep.tasks().stream().map(RunView::task).toList());
    }

    private static Task task(RunReport.Task task) {
        String node = task.id().node().value();
        return task.delta()
                .map(delta -> committed(node, delta))
                .orElseGet(() -> new Task(node, TaskStatus.MISSING, null, null, null, null, null));
    }

    private static Task committed(String node, Delta delta) {
        List<String> goTo = delta.goTo().stream().map(NodeId::value).toList();
        return new Task(
                node,
                TaskStatus.COMMITTED,
                LargeView.ofUpdate(delta.update()),
                goTo.isEmpty() ? null : goTo,
                delta.sends().isEmpty() ? null : delta.sends().size(),
                delta.metrics().started(),
                delta.metrics().duration().toNanos() / 1e6);
    }

    static @Nullable Cause cause(@Nullable RunError error) {
        if (error == null) {
            return null;
        }
        NodeId node = error.node();
        return new Cause(error.type(), error.code(), node == null ? null : node.value(), error.message());
    }
}
