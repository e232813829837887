package dev.superstep.engine;

import dev.superstep.compiler.Compiled;
import dev.superstep.compiler.Compiler;
import dev.superstep.graph.core.Channel;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.NodeFunction;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Notation;
import dev.superstep.graph.core.Program;
import dev.superstep.graph.core.Reducer;
import dev.superstep.graph.core.Topology;
import dev.superstep.interpreter.Interpreter;
import dev.superstep.interpreter.ScheduledTime;
import dev.superstep.interpreter.TaskInvoker;
import dev.superstep.runlog.RunLog;
import dev.superstep.runner.Runner;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;

/** A chain n1 -> n2 -> … whose nodes count their runs in the channel {@code ran}, and all that runs it. */
final class Chain {
    final Compiled compiled;
    final Runner runner;
    final TaskInvoker nodes;
    final LocalEngine engine;
    final Interpreter interpreter;

    Chain(int length, RunLog log, NodeFunction last) {
        Topology topology = Notation.parse(text(length));
        Definition definition =
                Definition.untyped("chain", topology, List.of(new Channel("ran", new Reducer.Sum())), length + 1);
        Map<NodeId, NodeFunction> functions = new LinkedHashMap<>();
        topology.nodes().forEach(node -> functions.put(node, view -> Map.of("ran", 1L)));
        functions.put(new NodeId("n" + length), last);
        InstantSource clock = InstantSource.system();
        compiled = Compiler.compile(definition);
        runner = new Runner(
                new Program(definition, functions, Map.of()), log, clock, Runner.Settings.keeping(Duration.ofDays(1)));
        nodes = new NodeInvoker(compiled, runner);
        interpreter = new Interpreter(
                nodes,
                new ScheduledTime(
                        clock,
                        Executors.newSingleThreadScheduledExecutor(
                                Thread.ofPlatform().daemon().factory())),
                new Random(0));
        engine = new LocalEngine(compiled, runner, interpreter, log, clock);
    }

    private static String text(int length) {
        StringBuilder text = new StringBuilder("START -> n1\n");
        for (int i = 1; i < length; i++) {
            text.append("n%d -> n%d\n".formatted(i, i + 1));
        }
        return text.append("n%d -> END".formatted(length)).toString();
    }
}
