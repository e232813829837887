package dev.superstep.testkit;

/** An error of a function's own, as Lambda reports it to the caller. */
public final class FunctionError extends Exception {
    private static final long serialVersionUID = 1L;

    private final String type;
    private final String text;

    /**
     * @param type the {@code errorType}, which Step Functions matches
     * @param text the {@code errorMessage}
     */
    public FunctionError(String type, String text) {
        super(type + ": " + text);
        this.type = type;
        this.text = text;
    }

    /** The {@code errorType}. */
    public String type() {
        return type;
    }

    /** The {@code errorMessage}. */
    public String text() {
        return text;
    }
}
