package dev.superstep.testing.faults;

/** What goes wrong in the invocation of a node, or of the service that starts the next execution. */
public enum InvocationEffect {
    /** It never arrives, and a service error is answered. */
    LOSE_REQUEST,
    /** It is done, and a service error is answered. */
    LOSE_ANSWER,
    /** It is throttled, as are the two that follow it. */
    THROTTLE,
    /** It is delivered twice, one after the other; the second answer counts. */
    DOUBLE,
    /** It seems lost and is delivered once the next has been answered, which as a rule is its own retry. */
    POSTPONE,
    /** It seems lost and is delivered when the run has ended. */
    OUTLIVE,
    /** Another one is answered first, if one comes soon. */
    OVERTAKE;

    /** Whether a node may run for it although its task has committed: Lambda promises no more than that. */
    boolean runsAgain() {
        return switch (this) {
            case DOUBLE, POSTPONE, OUTLIVE -> true;
            case LOSE_REQUEST, LOSE_ANSWER, THROTTLE, OVERTAKE -> false;
        };
    }
}
