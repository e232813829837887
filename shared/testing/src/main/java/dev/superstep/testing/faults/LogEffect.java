package dev.superstep.testing.faults;

/** What goes wrong in a call of a run log. */
public enum LogEffect {
    /** The store is unavailable, and nothing was done. */
    FAIL_BEFORE,
    /** The store is unavailable, after all was done. */
    FAIL_AFTER,
    /** The process dies before anything was done. */
    KILL_BEFORE,
    /** The process dies after all was done. */
    KILL_AFTER,
    /** The store throttles this call and the two that follow it. */
    THROTTLE,
    /** All is done twice, as by a client that repeats a request whose answer was lost. */
    REPEAT,
    /** Another call of the same operation is done first, if one comes soon. */
    OVERTAKE;

    static LogEffect failing(Moment moment) {
        return switch (moment) {
            case BEFORE -> FAIL_BEFORE;
            case AFTER -> FAIL_AFTER;
        };
    }

    static LogEffect killing(Moment moment) {
        return switch (moment) {
            case BEFORE -> KILL_BEFORE;
            case AFTER -> KILL_AFTER;
        };
    }

    /** Whether it is the same as another one where nothing is written. */
    boolean isForWritesOnly() {
        return switch (this) {
            case FAIL_AFTER, KILL_AFTER, REPEAT, OVERTAKE -> true;
            case FAIL_BEFORE, KILL_BEFORE, THROTTLE -> false;
        };
    }
}
