package dev.superstep.runlog;

import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Target;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one task committed: all that the next superstep and a replay need of it.
 *
 * <p>Immutable as long as the values of {@code update} and of the packets are core JSON values, which a log may keep
 * without copying.
 *
 * @param superstep the step, from 1; 0 for the routers of the start
 * @param task which of its tasks
 * @param update what the node wrote: channel to value, in write order
 * @param goTo the nodes that its routers named, in order, {@link NodeId#END} included where one did
 * @param sends the Sends that its routers made, in order
 * @param tasks how many tasks the superstep has in all, at least 1; the same in each of them
 * @param metrics how it went
 * @param by what it was that answered
 * @param until the instant before which the task's path does not go on, in milliseconds; empty if it does not pause
 */
public record Delta(
        int superstep,
        TaskId task,
        Map<String, @Nullable Object> update,
        List<NodeId> goTo,
        List<Target.Send> sends,
        int tasks,
        Metrics metrics,
        By by,
        Optional<Instant> until) {
    /** What answered for a task. */
    public enum By {
        /** The node. */
        NODE,
        /** The node's fallback, in an invocation of its own. */
        FALLBACK
    }

    // Written out: javac drops the type annotations of a compact constructor's parameters from the class file.
    public Delta(
            int superstep,
            TaskId task,
            Map<String, @Nullable Object> update,
            List<NodeId> goTo,
            List<Target.Send> sends,
            int tasks,
            Metrics metrics,
            By by,
            Optional<Instant> until) {
        LogKeys.checkNumber("a superstep", superstep);
        if (tasks < 1) {
            throw new IllegalArgumentException("superstep " + superstep + " cannot have " + tasks + " tasks");
        }
        this.superstep = superstep;
        this.task = task;
        this.update = Collections.unmodifiableMap(new LinkedHashMap<>(update));
        this.goTo = List.copyOf(goTo);
        this.sends = List.copyOf(sends);
        this.tasks = tasks;
        this.metrics = metrics;
        this.by = by;
        this.until = until.map(Texts::toMillis);
    }

    /** What a node's own run committed, after which nothing waits. */
    public Delta(
            int superstep,
            TaskId task,
            Map<String, @Nullable Object> update,
            List<NodeId> goTo,
            List<Target.Send> sends,
            int tasks,
            Metrics metrics) {
        this(superstep, task, update, goTo, sends, tasks, metrics, By.NODE, Optional.empty());
    }
}
