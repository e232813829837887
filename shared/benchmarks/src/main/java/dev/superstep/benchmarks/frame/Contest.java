package dev.superstep.benchmarks.frame;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Several ways to do the same, measured in turn in this process, so that whatever else the machine does falls on all of them.
 *
 * <p>Kept are the least and the median of many rounds, of the time by the clock and of the processor time of the whole
 * process. Not thread-safe.
 */
public final class Contest {
    private static final double NANOS_PER_MICRO = 1_000;

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final InstantSource clock = InstantSource.system();
    private final Map<String, Runnable> contestants = new LinkedHashMap<>();
    private final int parts;

    /** @param parts how many equal parts each way has, of which one is reported */
    public Contest(int parts) {
        this.parts = parts;
    }

    /**
     * What one part takes, in microseconds.
     *
     * @param cpu by the processor, in ascending order
     * @param time by the clock, in ascending order
     */
    public record Found(List<Double> cpu, List<Double> time) {
        /** By the processor. */
        public double medianCpu() {
            return median(cpu);
        }

        /** By the clock. */
        public double medianTime() {
            return median(time);
        }

        /** {@code result} with least and median of both, under keys that begin with {@code name}. */
        public Result in(Result result, String name) {
            return result.with(name + "_cpu_us", rounded(cpu.getFirst()))
                    .with(name + "_cpu_us_median", rounded(median(cpu)))
                    .with(name + "_time_us", rounded(time.getFirst()))
                    .with(name + "_time_us_median", rounded(median(time)));
        }

        private Found and(Found other) {
            return new Found(sorted(cpu, other.cpu), sorted(time, other.time));
        }

        private static List<Double> sorted(List<Double> some, List<Double> more) {
            return Stream.concat(some.stream(), more.stream()).sorted().toList();
        }

        private static double median(List<Double> sorted) {
            return sorted.get(sorted.size() / 2);
        }

        private static String rounded(double value) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
    }

    /** Adds a way, which is called {@code name}. */
    public Contest of(String name, Runnable way) {
        contestants.put(name, way);
        return this;
    }

    /** Runs all ways in turn, so many rounds of them; the first are not counted. */
    public Map<String, Found> run(int warmUps, int rounds) {
        Map<String, Found> found = new LinkedHashMap<>();
        for (int round = 0; round < warmUps + rounds; round++) {
            boolean counts = round >= warmUps;
            contestants.forEach((name, way) -> {
                Found one = measured(way);
                if (counts) {
                    found.merge(name, one, Found::and);
                }
            });
        }
        return found;
    }

    private Found measured(Runnable way) {
        var began = clock.instant();
        long before = system.getProcessCpuTime();
        way.run();
        double cpu = (system.getProcessCpuTime() - before) / NANOS_PER_MICRO / parts;
        double time = Duration.between(began, clock.instant()).toNanos() / NANOS_PER_MICRO / parts;
        return new Found(List.of(cpu), List.of(time));
    }
}
