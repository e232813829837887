package dev.superstep.runner;

import dev.superstep.graph.Task;
import dev.superstep.graph.core.NodeId;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.LogKeys;
import dev.superstep.runlog.Run;
import dev.superstep.runlog.Slice;
import dev.superstep.runlog.TaskId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at one task, and what it has read.
 *
 * @param node what runs
 * @param event what the state machine said
 * @param superstep which superstep; 0 for the routers of the start
 * @param slice the log below it
 * @param state the state before it
 * @param task the key of its result
 * @param invocation names the attempt, and ends it
 */
record Attempt(
        NodeId node,
        Event event,
        int superstep,
        Slice slice,
        Map<String, @Nullable Object> state,
        TaskId task,
        Invocation invocation) {
    static Attempt of(NodeId node, Event event, int superstep, Reading.Known known, Invocation invocation) {
        Slice slice = known.slice();
        try {
            TaskId task = event.send()
                    .<TaskId>map(pointer -> new TaskId.SendRun(slice.newest().numberOf(pointer), node))
                    .orElseGet(() -> TaskId.of(node));
            return new Attempt(node, event, superstep, slice, known.state(), task, invocation);
        } catch (IllegalArgumentException e) {
            throw AttemptFailure.badEvent(String.valueOf(e.getMessage()));
        }
    }

    /** What is to answer. */
    Delta.By by() {
        return event.failed().isPresent() ? Delta.By.FALLBACK : Delta.By.NODE;
    }

    /** How many tasks the superstep has: those that edges start, and one for each Send of the superstep before. */
    int tasks() {
        return superstep == 0 ? 1 : event.tasks() + sendRuns();
    }

    /** How many of the superstep's tasks Sends started. */
    int sendRuns() {
        return superstep == 0 ? 0 : slice.newest().sendCount();
    }

    /** What the node may ask about its task; the identity is that of what it commits, so it is the same in every attempt. */
    Task context() {
        Run run = slice.run();
        String own = run.id() + "\n" + run.incarnation() + "\n" + LogKeys.task(superstep, task);
        // What the node did before it died and what its fallback does are two effects.
        String identity = event.failed().isPresent() ? own + "\nfallback" : own;
        return new Task(
                run.id().workflow(),
                run.id().run(),
                superstep,
                node.value(),
                event.retry() + 1,
                identity,
                invocation.deadline());
    }

    /** The packet of the Send that starts this run; empty if an edge does. */
    Optional<Map<String, @Nullable Object>> packet() {
        return switch (task) {
            case TaskId.EdgeRun edge -> Optional.empty();
            case TaskId.SendRun send ->
                Optional.of(slice.newest().sends().get(send.number()).packet());
        };
    }
}
