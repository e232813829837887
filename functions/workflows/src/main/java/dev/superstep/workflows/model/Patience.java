package dev.superstep.workflows.model;

import java.time.Duration;

/**
 * How often and how long a node waits for its model, in milliseconds, for the annotations of its {@code run}.
 *
 * <pre>
 *   &#64;Retry(maxRetries = RETRIES, delay = DELAY, jitter = JITTER,
 *          retryOn = {ModelUnavailableException.class, TimeoutException.class})
 *   &#64;CustomBackoff(RetryAfterBackoff.class)
 *   &#64;Timeout(TIMEOUT)
 * </pre>
 *
 * The client itself tries once ({@code functions/models}), so that {@value #RETRIES} retries are {@value #RETRIES} and not
 * more. Its own time limit is below {@link #TIMEOUT}, so that it is the one that closes the connection.
 */
public final class Patience {
    /** How often a call is made again. */
    public static final int RETRIES = 2;

    /** Before the first retry; twice as long before the next, if the server does not ask for more. */
    public static final long DELAY = 1_000;

    /** How far a delay may be off, so that many runs do not come back at once. */
    public static final long JITTER = 500;

    /** The longest wait before a retry, whatever the server asks for: waiting is paid for. */
    public static final long LONGEST_DELAY = 10_000;

    /** For one call. */
    public static final long TIMEOUT = 45_000;

    /** For the whole node, as the graph says it: all calls, and the longest waits between them. */
    public static final Duration TIME_LIMIT = Duration.ofMinutes(3);

    private Patience() {}
}
