package dev.superstep.testing.faults;

import dev.superstep.runlog.RunLog;
import java.util.EnumSet;

/** A method of {@link RunLog}, as something that is counted and can fail. */
public enum Operation {
    /** {@link RunLog#open}. */
    OPEN,
    /** {@link RunLog#header}. */
    HEADER,
    /** {@link RunLog#before} and {@link RunLog#since}: what a task reads before it runs. */
    READ,
    /** {@link RunLog#step}: the look after a commit. */
    STEP,
    /** {@link RunLog#delta}: what a task committed. */
    DELTA,
    /** {@link RunLog#value}: a value that is too large for an item. */
    VALUE,
    /** {@link RunLog#save}: a snapshot. */
    SAVE,
    /** {@link RunLog#append}: a commit. */
    APPEND,
    /** {@link RunLog#recordFailure}. */
    RECORD_FAILURE,
    /** {@link RunLog#close}. */
    CLOSE,
    /** {@link RunLog#resume}. */
    RESUME,
    /** {@link RunLog#cancel}. */
    CANCEL,
    /** {@link RunLog#cancelRequest}. */
    CANCEL_REQUEST,
    /** {@link RunLog#withdrawCancel}. */
    WITHDRAW_CANCEL,
    /** {@link RunLog#unfinished}. */
    UNFINISHED,
    /** {@link RunLog#erase}. */
    ERASE,
    /** {@link RunLog#rememberGraph}. */
    REMEMBER_GRAPH,
    /** {@link RunLog#graph}. */
    GRAPH,
    /** {@link RunLog#history}. */
    HISTORY,
    /** {@link RunLog#list}. */
    LIST,
    /** {@link RunLog#ask}: what an approval asks. */
    ASK,
    /** {@link RunLog#inquiry}. */
    INQUIRY,
    /** {@link RunLog#inquiries}. */
    INQUIRIES,
    /** {@link RunLog#rule}: what was decided. */
    RULE,
    /** {@link RunLog#addToken}. */
    ADD_TOKEN,
    /** {@link RunLog#tokens}. */
    TOKENS,
    /** {@link RunLog#endWait}. */
    END_WAIT,
    /** {@link RunLog#waitingRuns}. */
    WAITING_RUNS,
    /** {@link RunLog#waiting}: what somebody can decide. */
    WAITING;

    /** Whether a task, or a run on its way, writes by it, so that it matters whether it was done before a fault. */
    boolean writes() {
        return EnumSet.of(OPEN, SAVE, APPEND, RECORD_FAILURE, CLOSE, ASK, RULE, ADD_TOKEN, END_WAIT)
                .contains(this);
    }
}
