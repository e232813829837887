package dev.superstep.benchmarks.compile;

import dev.superstep.benchmarks.frame.Group;
import dev.superstep.benchmarks.frame.Result;
import dev.superstep.benchmarks.frame.Timing;
import dev.superstep.compiler.Compiler;
import java.util.function.Consumer;
import org.openjdk.jmh.runner.RunnerException;

/** What it takes to compile a graph, and how large it becomes. */
public final class CompileGroup implements Group {
    @Override
    public String name() {
        return "compile";
    }

    @Override
    public void run(Consumer<Result> report) throws RunnerException {
        for (String graph : SampleGraphs.names()) {
            report.accept(measure(graph));
        }
    }

    private Result measure(String graph) throws RunnerException {
        Size size = Size.of(Compiler.compile(SampleGraphs.definition(graph)));
        return Timing.measure(CompileTime.class, "graph", graph)
                .in(Result.of(name()).with("graph", graph))
                .with("bytes", size.bytes())
                .with("states", size.states());
    }
}
