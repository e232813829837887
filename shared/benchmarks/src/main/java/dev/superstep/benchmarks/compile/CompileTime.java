package dev.superstep.benchmarks.compile;

import dev.superstep.compiler.Compiled;
import dev.superstep.compiler.Compiler;
import dev.superstep.graph.core.Definition;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From definition to state machine, in a process that has compiled before. */
@State(Scope.Benchmark)
public class CompileTime {
    private static final String ANY = "chain-500";

    /** The name of one of {@link SampleGraphs}; the group gives it, one after the other. */
    @Param(ANY)
    public String graph = ANY;

    private Definition definition = SampleGraphs.definition(ANY);

    /** Makes the graph, which is not measured. */
    @Setup
    public void make() {
        definition = SampleGraphs.definition(graph);
    }

    /** What is measured. */
    @Benchmark
    public Compiled compile() {
        return Compiler.compile(definition);
    }
}
