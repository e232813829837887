package dev.superstep.asl;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tries a state again after certain errors: attempt n (from 1) after {@code intervalSeconds × backoffRate^(n-1)} seconds, at
 * most {@code maxDelaySeconds}, at most {@code maxAttempts} times.
 *
 * @param errors names of errors, or {@code States.ALL} alone
 * @param maxDelaySeconds null for no limit
 */
public record Retrier(
        List<String> errors,
        int intervalSeconds,
        int maxAttempts,
        BigDecimal backoffRate,
        @Nullable Integer maxDelaySeconds,
        Jitter jitter) {

    /** Whether the delay is taken as it is or drawn between 0 and it. */
    public enum Jitter {
        NONE,
        FULL
    }

    public Retrier {
        errors = List.copyOf(errors);
        // Tools that check definitions want a decimal; so the rate always is one.
        backoffRate = backoffRate.scale() > 0 ? backoffRate : backoffRate.setScale(1);
    }

    /** Tries again as the language does when nothing else is said: after 1 second, 3 times, each wait twice the last. */
    public static Retrier on(String... errors) {
        return new Retrier(List.of(errors), 1, 3, new BigDecimal("2.0"), null, Jitter.NONE);
    }

    /** This retrier with another first delay. */
    public Retrier intervalSeconds(int seconds) {
        return new Retrier(errors, seconds, maxAttempts, backoffRate, maxDelaySeconds, jitter);
    }

    /** This retrier with another number of attempts after the first try; 0 means never again. */
    public Retrier maxAttempts(int attempts) {
        return new Retrier(errors, intervalSeconds, attempts, backoffRate, maxDelaySeconds, jitter);
    }

    /** This retrier with another factor from one delay to the next, such as "1.5". */
    public Retrier backoffRate(String rate) {
        return new Retrier(errors, intervalSeconds, maxAttempts, new BigDecimal(rate), maxDelaySeconds, jitter);
    }

    /** This retrier with a longest delay. */
    public Retrier maxDelaySeconds(int seconds) {
        return new Retrier(errors, intervalSeconds, maxAttempts, backoffRate, seconds, jitter);
    }

    /** This retrier with delays drawn at random. */
    public Retrier fullJitter() {
        return new Retrier(errors, intervalSeconds, maxAttempts, backoffRate, maxDelaySeconds, Jitter.FULL);
    }
}
