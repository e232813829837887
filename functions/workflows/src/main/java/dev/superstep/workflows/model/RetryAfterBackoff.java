package dev.superstep.workflows.model;

import io.smallrye.faulttolerance.api.CustomBackoffStrategy;
import java.time.Duration;

/**
 * Waits before a retry as long as the model's server asks for, else twice as long every time; never longer than {@link
 * Patience#LONGEST_DELAY}. One instance serves one call and its retries.
 */
public final class RetryAfterBackoff implements CustomBackoffStrategy {
    private long next;

    @Override
    public void init(long initialDelayInMillis) {
        next = initialDelayInMillis;
    }

    @Override
    public long nextDelayInMillis(Throwable failure) {
        long own = next;
        next *= 2;
        long wanted = failure instanceof ModelUnavailableException unavailable
                ? unavailable.retryAfter().map(Duration::toMillis).orElse(own)
                : own;
        return Math.min(wanted, Patience.LONGEST_DELAY);
    }
}
