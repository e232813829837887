package dev.superstep.runner;

import dev.superstep.json.Json;
import dev.superstep.runlog.ExecutionName;
import dev.superstep.runlog.Run;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much room the history of an execution has left, where a run may need several executions.
 *
 * <p>Every task of a superstep takes from it what the superstep can cost; so all of them answer the same. What another
 * execution left is of no use to this one.
 *
 * @param fields what the state machine passed, or nothing at a run's beginning
 * @param cost how many events the superstep can take beside the runs of its Sends
 * @param reserve how many must be left so that the next handover is reached
 * @param handover the state behind the superstep where the run can be handed on; empty if it cannot
 */
record Room(Map<String, @Nullable Object> fields, int cost, int reserve, String handover) {
    /** What Step Functions keeps of one execution, less the events around everything. */
    private static final long OF_AN_EXECUTION = 25_000 - 50;

    /** An iteration of a Map that succeeds at once: started, the task's five events, succeeded. */
    static final int EVENTS_OF_A_SEND = 7;

    /** The same with a pause, which is entered and left. */
    static final int EVENTS_OF_A_PAUSING_SEND = EVENTS_OF_A_SEND + 2;

    /**
     * How many events are left behind the superstep.
     *
     * @param sends how many of its tasks Sends started
     * @param each how many events a run of a Send takes
     */
    long left(String execution, int sends, int each) {
        boolean ours = execution.equals(fields.get("of"));
        long before = ours && fields.get("left") instanceof Long left ? left : OF_AN_EXECUTION;
        return before - cost - (long) sends * each;
    }

    /**
     * Whether so little is left that the run should be handed on.
     *
     * @param left how many events are left behind the superstep
     * @param more how many runs of Sends may follow, as far as this task can tell
     * @param each how many events a run of a Send takes
     */
    boolean isFull(long left, long more, int each) {
        return left < reserve + more * each;
    }

    /** What the state machine passes on. */
    Map<String, @Nullable Object> after(String execution, Run run, int superstep, long left) {
        if (handover.isEmpty()) {
            return Json.object("of", execution, "left", left);
        }
        String next = ExecutionName.continuing(execution, run, superstep + 1);
        return Json.object("of", execution, "left", left, "enter", handover, "name", next);
    }
}
