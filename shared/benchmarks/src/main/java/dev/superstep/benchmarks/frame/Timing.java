package dev.superstep.benchmarks.frame;

import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * How long an operation takes on average, in microseconds, in a process of its own that has warmed up.
 *
 * @param time by the clock
 * @param error half the interval that has {@code time} in it at 99.9 %; large if the machine was busy
 * @param cpu by {@link CpuTime}
 */
public record Timing(long time, long error, long cpu) {
    private static final int WARM_UPS = 10;
    private static final int ITERATIONS = 10;
    private static final TimeValue ITERATION = TimeValue.seconds(1);

    /**
     * Measures a benchmark with one method and one parameter; takes about 20 seconds.
     *
     * @throws RunnerException if it fails
     */
    public static Timing measure(Class<?> benchmark, String parameter, String value) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(benchmark.getName() + "\\.")
                .param(parameter, value)
                .forks(1)
                .warmupIterations(WARM_UPS)
                .warmupTime(ITERATION)
                .measurementIterations(ITERATIONS)
                .measurementTime(ITERATION)
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.MICROSECONDS)
                .addProfiler(CpuTime.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        RunResult found = new Runner(options).runSingle();
        var time = found.getPrimaryResult();
        var cpu = Objects.requireNonNull(found.getSecondaryResults().get(CpuTime.LABEL));
        return new Timing(Math.round(time.getScore()), Math.round(time.getScoreError()), Math.round(cpu.getScore()));
    }

    /** The processor time of one of {@code parts} that an operation has, in microseconds with a decimal. */
    public String cpuOfEach(int parts) {
        return each(cpu, parts);
    }

    /** The time by the clock of one of {@code parts} that an operation has, in microseconds with a decimal. */
    public String timeOfEach(int parts) {
        return each(time, parts);
    }

    private static String each(long micros, int parts) {
        return String.format(Locale.ROOT, "%.1f", (double) micros / parts);
    }

    /** {@code result} with these times. */
    public Result in(Result result) {
        return result.with("time_us", time).with("error_us", error).with("cpu_us", cpu);
    }
}
