package dev.superstep.monitoring;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/** Collects durations, eight bytes each. Not thread-safe. */
final class Durations {
    private static final double MICROS = 1e6;
    private static final int PERCENT = 100;

    private long[] micros = new long[8];
    private int count;

    void add(Duration duration) {
        if (count == micros.length) {
            micros = Arrays.copyOf(micros, 2 * count);
        }
        micros[count++] = duration.dividedBy(ChronoUnit.MICROS.getDuration());
    }

    /** What has been collected so far. Complexity: n log n. */
    Timing timing() {
        if (count == 0) {
            return Timing.NONE;
        }
        long[] sorted = Arrays.copyOf(micros, count);
        Arrays.sort(sorted);
        long total = Arrays.stream(sorted).sum();
        return new Timing(
                count,
                total / MICROS,
                total / MICROS / count,
                sorted[0] / MICROS,
                sorted[count - 1] / MICROS,
                percentile(sorted, 50) / MICROS,
                percentile(sorted, 95) / MICROS,
                percentile(sorted, 99) / MICROS);
    }

    /** The nearest rank: the least value such that {@code percent} of all are not above it. */
    private static long percentile(long[] sorted, long percent) {
        long rank = (percent * sorted.length + PERCENT - 1) / PERCENT;
        return sorted[Math.toIntExact(rank - 1)];
    }
}
