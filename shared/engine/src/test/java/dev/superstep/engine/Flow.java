package dev.superstep.engine;

import dev.superstep.compiler.Budget;
import dev.superstep.compiler.Compiled;
import dev.superstep.compiler.Compiler;
import dev.superstep.graph.core.Channel;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.NodeFunction;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Notation;
import dev.superstep.graph.core.Program;
import dev.superstep.graph.core.Reducer;
import dev.superstep.graph.core.RouterFunction;
import dev.superstep.graph.core.Topology;
import dev.superstep.interpreter.Interpreter;
import dev.superstep.interpreter.ScheduledTime;
import dev.superstep.runlog.RunLog;
import dev.superstep.runner.Runner;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;

/** Any graph, its nodes as functions, and an engine for it; time stands still. */
final class Flow {
    static final Instant NOW = Instant.parse("2026-11-01T08:00:00Z");
    static final List<Channel> CHANNELS = List.of(
            new Channel("n", new Reducer.Sum()),
            new Channel("trace", new Reducer.Append()),
            new Channel("x", new Reducer.Last()));

    private final Topology topology;
    private final Map<NodeId, NodeFunction> nodes = new LinkedHashMap<>();
    private final Map<NodeId, List<RouterFunction>> routers = new LinkedHashMap<>();
    private List<Channel> channels = CHANNELS;
    private int limit = 100;
    private Instant now = NOW;
    private Budget budget = Budget.DEFAULT;

    /** Every node notes its name in {@code trace}, unless {@link #node} says otherwise. */
    Flow(String notation) {
        topology = Notation.parse(notation);
        topology.nodes().forEach(node -> nodes.put(node, view -> Map.of("trace", List.of(node.value()))));
    }

    Flow node(String name, NodeFunction function) {
        nodes.put(new NodeId(name), function);
        return this;
    }

    Flow router(String from, RouterFunction function) {
        routers.put(new NodeId(from), List.of(function));
        return this;
    }

    Flow channels(List<Channel> others) {
        channels = others;
        return this;
    }

    Flow limit(int supersteps) {
        limit = supersteps;
        return this;
    }

    /** Compiled as the loop over supersteps that a graph becomes which is too large for an automaton. */
    Flow asLoop() {
        budget = new Budget(1, 1);
        return this;
    }

    Flow at(Instant time) {
        now = time;
        return this;
    }

    LocalEngine on(RunLog log) {
        Definition definition = Definition.untyped("flow", topology, channels, limit);
        Compiled compiled = Compiler.compile(definition, Compiler.Strictness.LANGGRAPH, budget);
        Runner runner = new Runner(
                new Program(definition, nodes, routers), log, () -> now, Runner.Settings.keeping(Duration.ofDays(1)));
        ScheduledTime time = new ScheduledTime(
                InstantSource.system(),
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().factory()));
        Interpreter interpreter = new Interpreter(new NodeInvoker(compiled, runner), time, new Random(0));
        LocalEngine engine = new LocalEngine(compiled, runner, interpreter, log, () -> now);
        engine.rememberGraph();
        return engine;
    }
}
