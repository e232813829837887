package dev.superstep.interpreter.expression;

/** An expression that has no value for this input; it becomes the error of a state, so it has no stack trace. */
public final class EvaluationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A path that leads nowhere and the like: never caught, never tried again. */
    public static final String RUNTIME = "States.Runtime";

    /** An intrinsic function that cannot do with its arguments. */
    public static final String INTRINSIC_FAILURE = "States.IntrinsicFailure";

    /** A result that cannot be put where ResultPath says. */
    public static final String RESULT_PATH_MATCH_FAILURE = "States.ResultPathMatchFailure";

    private final String error;
    private final String reason;

    public EvaluationException(String error, String reason) {
        super(error + ": " + reason, null, false, false);
        this.error = error;
        this.reason = reason;
    }

    /** The error's name in the language. */
    public String error() {
        return error;
    }

    /** What it was about. */
    public String reason() {
        return reason;
    }
}
