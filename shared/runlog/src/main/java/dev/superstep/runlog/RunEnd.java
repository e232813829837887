package dev.superstep.runlog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param status one that is an end
 * @param superstep the last step that counts: the reported state is the fold up to and including it, whatever a late
 *     writer commits behind it; 0 if only the input counts
 * @param error why; null if it succeeded, or was cancelled without a reason
 * @param ended when, in milliseconds
 * @param execution which execution of the run ended, from 0: continuations and redrives count on
 */
public record RunEnd(
        RunStatus status, int superstep, @Nullable RunError error, Instant ended, int execution) {
    private static final int RANKS = 10;

    public RunEnd {
        if (!status.isEnd()) {
            throw new IllegalArgumentException(status + " is no end of a run");
        }
        if (execution < 0) {
            throw new IllegalArgumentException("executions count from 0, not from " + execution);
        }
        LogKeys.checkNumber("a superstep", superstep);
        ended = Texts.toMillis(ended);
    }

    /** This end as that of another execution. */
    public RunEnd of(int which) {
        return new RunEnd(status, superstep, error, ended, which);
    }

    /** The first execution reached its end. */
    public static RunEnd succeeded(int superstep, Instant ended) {
        return new RunEnd(RunStatus.SUCCEEDED, superstep, null, ended, 0);
    }

    /** The first execution failed. */
    public static RunEnd failed(int superstep, RunError error, Instant ended) {
        return new RunEnd(RunStatus.FAILED, superstep, error, ended, 0);
    }

    /** The first execution was stopped. */
    public static RunEnd cancelled(int superstep, Instant ended) {
        return new RunEnd(RunStatus.CANCELLED, superstep, null, ended, 0);
    }

    /**
     * Which of two ends is believed: that of the later execution, then that of the higher status. Events of an end come
     * doubled and out of order; equal or lower ones change nothing.
     */
    public long order() {
        return (long) execution * RANKS + status.rank();
    }
}
