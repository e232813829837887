package dev.superstep.benchmarks.engine;

import dev.superstep.benchmarks.frame.Group;
import dev.superstep.benchmarks.frame.Result;
import dev.superstep.benchmarks.frame.Timing;
import java.util.function.Consumer;
import org.openjdk.jmh.runner.RunnerException;

/** What a superstep takes in the local engine, and whether a node pays for state that it does not look at. */
public final class EngineGroup implements Group {
    @Override
    public String name() {
        return "engine";
    }

    @Override
    public void run(Consumer<Result> report) throws RunnerException {
        for (String sample : SampleRuns.names()) {
            report.accept(measure(sample));
        }
        for (Bystander.Growth growth : Bystander.Growth.values()) {
            report.accept(Bystander.measure(name(), growth));
        }
    }

    private Result measure(String name) throws RunnerException {
        SampleRuns.Sample sample = SampleRuns.sample(name);
        Timing run = Timing.measure(EngineTime.class, "sample", name);
        return Result.of(name())
                .with("sample", name)
                .with("cpu_us_a_superstep", run.cpuOfEach(sample.supersteps()))
                .with("cpu_us_a_task", run.cpuOfEach(sample.tasks()))
                .with("time_us_a_superstep", run.timeOfEach(sample.supersteps()))
                .with("supersteps", sample.supersteps())
                .with("tasks", sample.tasks());
    }
}
