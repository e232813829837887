package dev.superstep.testkit;

/** An error of Lambda itself, as a caller of the Invoke API sees it; the function has not run, or not to its end. */
public final class ServiceError extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String text;

    /**
     * @param status the HTTP status, 400 to 599
     * @param code the name of the error, such as {@code TooManyRequestsException}; Step Functions puts {@code Lambda.}
     *     before it
     * @param text the message
     */
    public ServiceError(int status, String code, String text) {
        super(status + " " + code + ": " + text);
        this.status = status;
        this.code = code;
        this.text = text;
    }

    /** The function is throttled. */
    public static ServiceError tooManyRequests() {
        return new ServiceError(429, "TooManyRequestsException", "Rate Exceeded.");
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The name of the error. */
    public String code() {
        return code;
    }

    /** The message. */
    public String text() {
        return text;
    }
}
