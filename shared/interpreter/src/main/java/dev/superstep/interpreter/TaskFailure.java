package dev.superstep.interpreter;

/** A task that failed, as the state machine sees it: a name to retry and catch by, and an explanation. Has no stack trace. */
public final class TaskFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String error;
    private final String reason;

    /**
     * A failure.
     *
     * @param error the error's name, for a Lambda its errorType or {@code Lambda.…}
     * @param cause the explanation, for a Lambda the JSON text of what it answered
     */
    public TaskFailure(String error, String cause) {
        super(error + ": " + cause, null, false, false);
        this.error = error;
        this.reason = cause;
    }

    /** The error's name. */
    public String error() {
        return error;
    }

    /** The explanation (Cause in the language). */
    public String reason() {
        return reason;
    }
}
