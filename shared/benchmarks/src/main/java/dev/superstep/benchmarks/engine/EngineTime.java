package dev.superstep.benchmarks.engine;

import dev.superstep.engine.RunReport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A whole run: it is opened, executed, closed, reported, and forgotten. */
@State(Scope.Benchmark)
public class EngineTime {
    private static final String ANY = "loop-2x1000";

    /** The name of one of {@link SampleRuns}; the group gives it, one after the other. */
    @Param(ANY)
    public String sample = ANY;

    private LocalRuns runs = new LocalRuns(SampleRuns.sample(ANY).program());

    /** Makes the engine, which is not measured. */
    @Setup
    public void make() {
        runs.close();
        runs = new LocalRuns(SampleRuns.sample(sample).program());
    }

    /** What is measured. */
    @Benchmark
    public RunReport run() {
        return runs.next();
    }

    /** Stops the engine's clock. */
    @TearDown
    public void stop() {
        runs.close();
    }
}
