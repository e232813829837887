package dev.superstep.interpreter;

import dev.superstep.interpreter.expression.EvaluationException;

/** The failure of a state on its way up through retriers, catchers and enclosing states. Has no stack trace. */
final class StateFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    static final String TIMEOUT = "States.Timeout";
    static final String DATA_LIMIT_EXCEEDED = "States.DataLimitExceeded";
    static final String NO_CHOICE_MATCHED = "States.NoChoiceMatched";

    private final String error;
    private final String reason;

    StateFailure(String error, String reason) {
        super(error + ": " + reason, null, false, false);
        this.error = error;
        this.reason = reason;
    }

    static StateFailure runtime(String state, String reason) {
        return inState(state, EvaluationException.RUNTIME, reason);
    }

    static StateFailure inState(String state, String error, String reason) {
        return new StateFailure(error, "An error occurred while executing the state '" + state + "'. " + reason);
    }

    String error() {
        return error;
    }

    String reason() {
        return reason;
    }

    /** Whether no retrier and no catcher can do anything about it, not even {@code States.ALL}. */
    boolean isTerminal() {
        return error.equals(EvaluationException.RUNTIME) || error.equals(DATA_LIMIT_EXCEEDED);
    }
}
