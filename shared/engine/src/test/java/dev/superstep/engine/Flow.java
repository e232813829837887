package dev.superstep.engine;

import dev.superstep.compiler.Budget;
import dev.superstep.compiler.Compiled;
import dev.superstep.compiler.Compiler;
import dev.superstep.graph.core.Channel;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.NodeFunction;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.NodeTrait;
import dev.superstep.graph.core.Notation;
import dev.superstep.graph.core.PauseFunction;
import dev.superstep.graph.core.Program;
import dev.superstep.graph.core.Reducer;
import dev.superstep.graph.core.RouterFunction;
import dev.superstep.graph.core.Topology;
import dev.superstep.interpreter.Interpreter;
import dev.superstep.interpreter.ScheduledTime;
import dev.superstep.interpreter.TaskInvoker;
import dev.superstep.interpreter.Time;
import dev.superstep.runlog.RunLog;
import dev.superstep.runner.Runner;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Any graph, its nodes as functions, and an engine for it; time stands still. */
final class Flow {
    static final Instant NOW = Instant.parse("2026-11-01T08:00:00Z");
    static final List<Channel> CHANNELS = List.of(
            new Channel("n", new Reducer.Sum()),
            new Channel("trace", new Reducer.Append()),
            new Channel("x", new Reducer.Last()));

    private final Topology plain;
    private final Map<NodeId, NodeFunction> fallbacks = new LinkedHashMap<>();
    private final Map<NodeId, PauseFunction> pauses = new LinkedHashMap<>();
    private final Map<NodeId, NodeFunction> nodes = new LinkedHashMap<>();
    private final Map<NodeId, List<RouterFunction>> routers = new LinkedHashMap<>();
    private List<Channel> channels = CHANNELS;
    private int limit = 100;
    private Instant now = NOW;
    private Budget budget = Budget.DEFAULT;
    private @Nullable Time time;
    private UnaryOperator<TaskInvoker> way = UnaryOperator.identity();

    /** Every node notes its name in {@code trace}, unless {@link #node} says otherwise. */
    Flow(String notation) {
        plain = Notation.parse(notation);
        plain.nodes().forEach(node -> nodes.put(node, view -> Map.of("trace", List.of(node.value()))));
    }

    Flow node(String name, NodeFunction function) {
        nodes.put(new NodeId(name), function);
        return this;
    }

    Flow router(String from, RouterFunction function) {
        routers.put(new NodeId(from), List.of(function));
        return this;
    }

    Flow fallback(String name, NodeFunction function) {
        fallbacks.put(new NodeId(name), function);
        return this;
    }

    Flow pause(String name, Duration pause) {
        pauses.put(new NodeId(name), state -> pause);
        return this;
    }

    /** The clock of the execution, by which it waits and is limited; the machine's own otherwise. */
    Flow by(Time time) {
        this.time = time;
        return this;
    }

    /** Something between the machine and its nodes. */
    Flow through(UnaryOperator<TaskInvoker> way) {
        this.way = way;
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
        Definition definition = Definition.untyped("flow", topology(), channels, limit);
        Compiled compiled = Compiler.compile(definition, Compiler.Strictness.LANGGRAPH, budget);
        Runner runner = new Runner(
                new Program(definition, nodes, routers, fallbacks, pauses),
                log,
                () -> now,
                Runner.Settings.keeping(Duration.ofDays(1)));
        Time clock = time == null ? systemTime() : time;
        Interpreter interpreter = new Interpreter(way.apply(new NodeInvoker(compiled, runner)), clock, new Random(0));
        LocalEngine engine = new LocalEngine(compiled, runner, interpreter, log, () -> now);
        engine.rememberGraph();
        return engine;
    }

    private Topology topology() {
        Map<NodeId, List<NodeTrait>> traits = new LinkedHashMap<>();
        pauses.keySet()
                .forEach(node -> traits.computeIfAbsent(node, unseen -> new ArrayList<>())
                        .add(NodeTrait.PAUSE));
        fallbacks
                .keySet()
                .forEach(node -> traits.computeIfAbsent(node, unseen -> new ArrayList<>())
                        .add(NodeTrait.FALLBACK));
        return new Topology(plain.nodes(), plain.edges(), plain.routers(), traits);
    }

    private static Time systemTime() {
        return new ScheduledTime(
                InstantSource.system(),
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().factory()));
    }
}
