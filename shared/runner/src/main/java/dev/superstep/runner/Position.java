package dev.superstep.runner;

import dev.superstep.graph.core.NodeId;
import dev.superstep.runlog.RunId;

/**
 * Where in a run an invocation is.
 *
 * @param run the run
 * @param superstep 0 for the routers of the start
 * @param base the superstep of the snapshot from which the state can be folded; 0 for the input
 */
record Position(RunId run, int superstep, int base) {
    /** @throws AttemptFailure of type BAD_EVENT if the event names no run that could be */
    static Position of(String workflow, NodeId node, Event event) {
        boolean starts = node.equals(NodeId.START);
        try {
            return switch (event.entry()) {
                case Event.Entry.Cursor cursor ->
                    new Position(new RunId(workflow, cursor.run()), starts ? 0 : cursor.superstep(), cursor.base());
                case Event.Entry.Plain plain -> new Position(new RunId(workflow, event.execution()), starts ? 0 : 1, 0);
            };
        } catch (IllegalArgumentException e) {
            throw AttemptFailure.badEvent(String.valueOf(e.getMessage()));
        }
    }
}
