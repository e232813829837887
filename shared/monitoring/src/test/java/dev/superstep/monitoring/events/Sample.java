package dev.superstep.monitoring.events;

import dev.superstep.compiler.Budget;
import dev.superstep.compiler.Compiled;
import dev.superstep.compiler.Compiler;
import dev.superstep.engine.LocalEngine;
import dev.superstep.engine.NodeInvoker;
import dev.superstep.graph.core.Channel;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.Exposure;
import dev.superstep.graph.core.NodeFunction;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Notation;
import dev.superstep.graph.core.Program;
import dev.superstep.graph.core.Reducer;
import dev.superstep.graph.core.RouterFunction;
import dev.superstep.graph.core.Target;
import dev.superstep.interpreter.Interpreter;
import dev.superstep.interpreter.ScheduledTime;
import dev.superstep.json.Json;
import dev.superstep.runlog.RunId;
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
import java.util.stream.IntStream;

/** Graphs of every kind of step, and an engine for them; time stands still. */
final class Sample {
    static final Instant NOW = Instant.parse("2026-11-01T08:00:00Z");

    private final Map<NodeId, NodeFunction> nodes = new LinkedHashMap<>();
    private final Map<NodeId, List<RouterFunction>> routers = new LinkedHashMap<>();
    final Definition definition;

    private Sample(String notation, int limit) {
        definition = Definition.untyped(
                "flow",
                Notation.parse(notation),
                List.of(
                        new Channel("n", new Reducer.Sum()),
                        new Channel("trace", new Reducer.Append()),
                        new Channel("x", new Reducer.Last()),
                        new Channel("secret", new Reducer.Last(), Exposure.SENSITIVE)),
                limit);
        definition.topology().nodes().forEach(node -> nodes.put(node, view -> Map.of("trace", List.of(node.value()))));
    }

    static Sample of(String notation) {
        return new Sample(notation, 50);
    }

    /** A fork into branches of different length, and a join. */
    static Sample branches() {
        return of("START -> a, b, c;  c -> d;  a & b & d -> e;  e -> END");
    }

    /** Sends, twelve to {@code w}, beside an edge. */
    static Sample sends() {
        return of("START -> a;  a ?-> each w | END;  a -> b;  w -> z;  z -> END")
                .router(
                        "a",
                        view -> IntStream.range(0, 12)
                                .<Target>mapToObj(i -> new Target.Send(new NodeId("w"), Json.object("item", i)))
                                .toList());
    }

    /** Three rounds, and a router at the start. */
    static Sample loop() {
        return of("START ?-> a | END;  a -> b;  b ?-> a | END")
                .router("START", view -> List.of(new Target.Goto(new NodeId("a"))))
                .node("b", view -> Map.of("n", 1L))
                .router("b", view -> List.of(new Target.Goto(view.get("n").equals(3L) ? NodeId.END : new NodeId("a"))));
    }

    Sample node(String name, NodeFunction function) {
        nodes.put(new NodeId(name), function);
        return this;
    }

    Sample router(String from, RouterFunction function) {
        routers.put(from.equals("START") ? NodeId.START : new NodeId(from), List.of(function));
        return this;
    }

    RunId id() {
        return new RunId("flow", "r");
    }

    LocalEngine on(RunLog log) {
        Compiled compiled = Compiler.compile(definition, Compiler.Strictness.LANGGRAPH, Budget.DEFAULT);
        Runner runner = new Runner(
                new Program(definition, nodes, routers), log, () -> NOW, Runner.Settings.keeping(Duration.ofDays(1)));
        ScheduledTime time = new ScheduledTime(
                InstantSource.system(),
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().factory()));
        Interpreter interpreter = new Interpreter(new NodeInvoker(compiled, runner), time, new Random(0));
        LocalEngine engine = new LocalEngine(compiled, runner, interpreter, log, () -> NOW);
        engine.rememberGraph();
        return engine;
    }

    /** Runs it to its end. */
    LocalEngine run(RunLog log) {
        LocalEngine engine = on(log);
        engine.open("r", "1", Map.of());
        engine.execute("r");
        return engine;
    }
}
