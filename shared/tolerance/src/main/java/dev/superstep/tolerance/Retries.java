package dev.superstep.tolerance;

import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.faulttolerance.api.FibonacciBackoff;
import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.faulttolerance.Retry;

/**
 * When something is tried again in one invocation, by {@code @Retry} and what belongs to it.
 *
 * @param retries how often at most; less than zero for as often as {@code within} allows
 * @param delay how long before the first retry
 * @param jitter how much longer any wait may be
 * @param growth how the delay grows
 * @param within no retry begins later than this after the first try; zero for no such bound
 */
public record Retries(int retries, Duration delay, Duration jitter, Growth growth, Duration within) {
    /** How the delay grows from one retry to the next. */
    public sealed interface Growth {
        /** It stays as it is. */
        record None() implements Growth {}

        /** By a factor, up to {@code most}. */
        record Exponential(int factor, Duration most) implements Growth {}

        /** As the Fibonacci numbers do, 1, 2, 3, 5, up to {@code most}. */
        record Fibonacci(Duration most) implements Growth {}
    }

    /** Longer than any invocation can be, so that it need not be added up further. */
    private static final Duration FOREVER = Duration.ofHours(1);

    /**
     * @param retry the annotation
     * @param beside finds others on the same method
     */
    static Retries of(Retry retry, Function<Class<? extends Annotation>, Optional<? extends Annotation>> beside) {
        Optional<Growth> exponential = beside.apply(ExponentialBackoff.class)
                .map(ExponentialBackoff.class::cast)
                .map(found -> new Growth.Exponential(
                        found.factor(), most(Duration.of(found.maxDelay(), found.maxDelayUnit()))));
        Optional<Growth> fibonacci = beside.apply(FibonacciBackoff.class)
                .map(FibonacciBackoff.class::cast)
                .map(found -> new Growth.Fibonacci(most(Duration.of(found.maxDelay(), found.maxDelayUnit()))));
        return new Retries(
                retry.maxRetries(),
                Duration.of(retry.delay(), retry.delayUnit()),
                Duration.of(retry.jitter(), retry.jitterDelayUnit()),
                exponential.or(() -> fibonacci).orElseGet(Growth.None::new),
                Duration.of(retry.maxDuration(), retry.durationUnit()));
    }

    /** How many tries there are, the first included, in words. */
    String tries() {
        return retries < 0 ? "any number of" : Integer.toString(retries + 1);
    }

    /**
     * The longest that all tries of at most {@code each}, and the waits between them, take together; empty if nothing bounds
     * them.
     */
    Optional<Duration> longest(Duration each) {
        if (retries < 0 && within.isZero()) {
            return Optional.empty();
        }
        Duration total = each;
        Duration next = delay;
        Duration before = Duration.ZERO;
        for (int i = 0; i < retries || retries < 0; i++) {
            Duration more = next.plus(jitter).plus(each);
            if (more.isZero()) {
                return Optional.of(total);
            }
            if (!within.isZero() && total.compareTo(within) >= 0) {
                return Optional.of(total);
            }
            total = total.plus(more);
            if (total.compareTo(FOREVER) > 0) {
                return Optional.empty();
            }
            Duration last = next;
            next = grown(next, before);
            before = last;
        }
        return Optional.of(total);
    }

    private Duration grown(Duration last, Duration before) {
        return switch (growth) {
            case Growth.None() -> last;
            case Growth.Exponential(int factor, Duration most) -> least(last.multipliedBy(factor), most);
            case Growth.Fibonacci(Duration most) -> least(last.plus(before.isZero() ? last : before), most);
        };
    }

    private static Duration most(Duration maxDelay) {
        return maxDelay.isZero() ? FOREVER : maxDelay;
    }

    private static Duration least(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
