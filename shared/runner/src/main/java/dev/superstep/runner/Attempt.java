package dev.superstep.runner;

import dev.superstep.graph.core.Channels;
import dev.superstep.graph.core.InvalidUpdateException;
import dev.superstep.graph.core.NodeId;
import dev.superstep.runlog.Slice;
import dev.superstep.runlog.TaskId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at one task, and what it has read.
 *
 * @param node what runs
 * @param event what the state machine said
 * @param superstep which superstep; 0 for the routers of the start
 * @param slice the log below it
 * @param task the key of its result
 * @param id names the attempt
 */
record Attempt(NodeId node, Event event, int superstep, Slice slice, TaskId task, String id) {
    static Attempt of(NodeId node, Event event, int superstep, Slice slice, String id) {
        try {
            TaskId task = event.send()
                    .<TaskId>map(pointer -> new TaskId.SendRun(slice.newest().numberOf(pointer), node))
                    .orElseGet(() -> TaskId.of(node));
            return new Attempt(node, event, superstep, slice, task, id);
        } catch (IllegalArgumentException e) {
            throw AttemptFailure.badEvent(String.valueOf(e.getMessage()));
        }
    }

    /** The state before the superstep. */
    Map<String, @Nullable Object> state(Channels channels) {
        try {
            return slice.fold(channels);
        } catch (InvalidUpdateException e) {
            throw AttemptFailure.invalidUpdate(node, superstep - 1, e);
        }
    }

    /** How many tasks the superstep has: those that edges start, and one for each Send of the superstep before. */
    int tasks() {
        return superstep == 0 ? 1 : event.tasks() + slice.newest().sends().size();
    }

    /** What the node reads: the packet of its Send, or the state. */
    Map<String, @Nullable Object> view(Map<String, @Nullable Object> state) {
        return switch (task) {
            case TaskId.EdgeRun edge -> state;
            case TaskId.SendRun send ->
                slice.newest().sends().get(send.number()).packet();
        };
    }
}
