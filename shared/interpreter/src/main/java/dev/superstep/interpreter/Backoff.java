package dev.superstep.interpreter;

import dev.superstep.asl.Retrier;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long a retrier waits before an attempt. */
final class Backoff {
    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);
    /** About three years, the longest time that the language can say; a longer one would not end anyway. */
    private static final long MAX_SECONDS = 99_999_999;

    private Backoff() {}

    /**
     * {@code interval × rate^(retry - 1)}, at most the longest delay; with jitter a time between 0 and that.
     *
     * @param retry which attempt after the first try, from 1
     */
    static Duration delay(Retrier retrier, int retry, RandomGenerator random) {
        long longest = retrier.maxDelaySeconds() == null ? MAX_SECONDS : retrier.maxDelaySeconds();
        double seconds =
                retrier.intervalSeconds() * Math.pow(retrier.backoffRate().doubleValue(), retry - 1);
        BigDecimal capped = BigDecimal.valueOf(Math.min(seconds, (double) longest));
        long nanos = capped.multiply(NANOS).setScale(0, RoundingMode.HALF_UP).longValueExact();
        return switch (retrier.jitter()) {
            case NONE -> Duration.ofNanos(nanos);
            case FULL -> Duration.ofNanos(random.nextLong(nanos + 1));
        };
    }
}
