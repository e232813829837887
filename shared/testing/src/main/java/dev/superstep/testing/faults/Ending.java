package dev.superstep.testing.faults;

import dev.superstep.engine.RunReport;
import dev.superstep.graph.core.ErrorType;
import dev.superstep.graph.core.NodeId;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.RunEnd;
import dev.superstep.runlog.RunError;
import dev.superstep.runlog.RunStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All of a run's end that must not depend on what went wrong on the way.
 *
 * @param status how it ended
 * @param superstep the last superstep that counts
 * @param error why it failed
 * @param supersteps the nodes of each superstep that began
 * @param writes what each task wrote and where it went, in the supersteps that count
 * @param state the state at the end
 */
public record Ending(
        RunStatus status,
        int superstep,
        Optional<RunError> error,
        List<List<String>> supersteps,
        List<Written> writes,
        Map<String, @Nullable Object> state) {
    // Written out: javac drops the type annotations of a compact constructor's parameters from the class file.
    public Ending(
            RunStatus status,
            int superstep,
            Optional<RunError> error,
            List<List<String>> supersteps,
            List<Written> writes,
            Map<String, @Nullable Object> state) {
        this.status = status;
        this.superstep = superstep;
        this.error = error;
        this.supersteps = supersteps.stream().map(List::copyOf).toList();
        this.writes = List.copyOf(writes);
        this.state = Collections.unmodifiableMap(new LinkedHashMap<>(state));
    }

    /**
     * What one task committed.
     *
     * @param superstep in which superstep
     * @param task its node, and for the run of a Send its number: {@code search}, {@code 3 summarize}
     * @param update what it wrote, by channel
     * @param ways where its routers went, Sends as {@code each node}
     */
    public record Written(int superstep, String task, Map<String, @Nullable Object> update, List<String> ways) {
        // Written out, as above.
        public Written(int superstep, String task, Map<String, @Nullable Object> update, List<String> ways) {
            this.superstep = superstep;
            this.task = task;
            this.update = Collections.unmodifiableMap(new LinkedHashMap<>(update));
            this.ways = List.copyOf(ways);
        }

        private static Written of(int superstep, RunReport.Task task, Delta delta) {
            String mark = task.id().mark();
            List<String> ways = new ArrayList<>();
            delta.goTo().forEach(node -> ways.add(node.value()));
            delta.sends().forEach(send -> ways.add("each " + send.node() + " " + send.packet()));
            return new Written(superstep, mark.substring(1), delta.update(), ways);
        }
    }

    /**
     * The end of a run that has one.
     *
     * @throws NullPointerException if it has not
     */
    static Ending of(RunReport report) {
        RunEnd end = Objects.requireNonNull(report.header().end(), "the run has not ended");
        List<List<String>> supersteps = report.frontiers().stream()
                .map(nodes -> nodes.stream().map(NodeId::value).toList())
                .toList();
        List<Written> writes = report.supersteps().stream()
                .filter(step -> step.number() <= end.superstep())
                .flatMap(step -> step.tasks().stream()
                        .flatMap(task -> task.delta().stream().map(delta -> Written.of(step.number(), task, delta))))
                .toList();
        return new Ending(
                end.status(),
                end.superstep(),
                Optional.ofNullable(end.error()).map(Ending::comparable),
                supersteps,
                writes,
                report.state());
    }

    /** Each task of a superstep that conflicts may be the one that says so. */
    private static RunError comparable(RunError error) {
        boolean ofOneNode = error.type().equals(ErrorType.NODE_ERROR.errorName());
        return new RunError(error.type(), error.code(), ofOneNode ? error.node() : null, error.message());
    }
}
