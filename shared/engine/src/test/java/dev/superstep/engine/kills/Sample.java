package dev.superstep.engine.kills;

import dev.superstep.compiler.Budget;
import dev.superstep.compiler.Compiled;
import dev.superstep.compiler.Compiler;
import dev.superstep.engine.LocalEngine;
import dev.superstep.engine.NodeInvoker;
import dev.superstep.graph.core.Channel;
import dev.superstep.graph.core.Definition;
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
import dev.superstep.runlog.RunLog;
import dev.superstep.runner.Runner;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Workflows whose last state tells whether a task was lost, doubled, or saw a state that it should not have seen: every task
 * adds to {@code n} and appends its name with the {@code n} that it read.
 */
enum Sample {
    /** Twelve nodes, each of which supersedes a text, so that snapshots pay when nothing is remembered. */
    CHAIN(
            "START -> s01; s01 -> s02; s02 -> s03; s03 -> s04; s04 -> s05; s05 -> s06; s06 -> s07; s07 -> s08; s08 -> s09;"
                    + " s09 -> s10; s10 -> s11; s11 -> s12; s12 -> END",
            0),
    /** Five rounds of map and reduce. */
    ROUNDS("START -> plan; plan ?-> each work | END; work -> plan", 1_000_000),
    /** Ways of different lengths to one join. */
    FAN(
            "START -> split; split -> left, middle, right; left -> far; far & middle & right -> gather; gather -> last; last -> END",
            1_000_000),
    /** Routers at the start and in a loop, with frontiers of one node and of two. */
    ROUTED("START ?-> a | b | a + b; a -> c; b -> c; c ?-> a | a + b | END", 0);

    /** How many different inputs there are. */
    static final int SEEDS = 12;

    private final String notation;
    private final long warmBytes;

    Sample(String notation, long warmBytes) {
        this.notation = notation;
        this.warmBytes = warmBytes;
    }

    /** How long a node takes. */
    interface Work {
        void doSome() throws InterruptedException;
    }

    /** The workflow's name. */
    String workflow() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The input for {@code seed}, on which the way of a run depends. */
    static Map<String, @Nullable Object> input(int seed) {
        return Json.object("seed", (long) seed);
    }

    /** The workflow's engine on {@code log}. */
    LocalEngine engine(RunLog log, Work work, ScheduledExecutorService alarms) {
        InstantSource clock = InstantSource.system();
        Definition definition = definition();
        Compiled compiled = Compiler.compile(definition, Compiler.Strictness.LANGGRAPH, Budget.DEFAULT);
        Runner.Settings settings = new Runner.Settings(Duration.ofDays(1), warmBytes);
        Runner runner = new Runner(program(definition, work), log, clock, settings);
        Interpreter interpreter =
                new Interpreter(new NodeInvoker(compiled, runner), new ScheduledTime(clock, alarms), new Random());
        return new LocalEngine(compiled, runner, interpreter, log, clock);
    }

    private Definition definition() {
        List<Channel> channels = List.of(
                new Channel("seed", new Reducer.Last()),
                new Channel("round", new Reducer.Sum()),
                new Channel("n", new Reducer.Sum()),
                new Channel("trace", new Reducer.Append()),
                new Channel("text", new Reducer.Last()));
        return Definition.untyped(workflow(), Notation.parse(notation), channels, 100);
    }

    private Program program(Definition definition, Work work) {
        Map<NodeId, NodeFunction> nodes = new LinkedHashMap<>();
        for (NodeId node : definition.topology().nodes()) {
            nodes.put(node, view -> {
                work.doSome();
                return update(node.value(), view);
            });
        }
        return new Program(definition, nodes, routers());
    }

    private Map<String, @Nullable Object> update(String node, Map<String, @Nullable Object> view) {
        if (view.get("item") instanceof Long item) {
            return Json.object("n", item, "trace", List.of(node + item));
        }
        long n = number(view, "n");
        List<String> trace = List.of(node + "@" + n);
        return switch (this) {
            case CHAIN -> Json.object("n", 1L + n % 3, "trace", trace, "text", (node + n).repeat(500));
            case ROUNDS, FAN, ROUTED -> Json.object("round", 1L, "n", 1L + n % 3, "trace", trace);
        };
    }

    private Map<NodeId, List<RouterFunction>> routers() {
        return switch (this) {
            case CHAIN, FAN -> Map.of();
            case ROUNDS -> Map.of(new NodeId("plan"), List.of(Sample::packets));
            case ROUTED ->
                Map.of(
                        NodeId.START,
                        List.of(state -> ways(number(state, "seed"))),
                        new NodeId("c"),
                        List.of(Sample::again));
        };
    }

    private static List<Target> packets(Map<String, @Nullable Object> state) {
        long round = number(state, "round");
        return round > 5
                ? List.of(new Target.Goto(NodeId.END))
                : LongStream.rangeClosed(0, 1 + number(state, "seed") % 4)
                        .<Target>mapToObj(i -> new Target.Send(new NodeId("work"), Json.object("item", round * 10 + i)))
                        .toList();
    }

    private static List<Target> again(Map<String, @Nullable Object> state) {
        return number(state, "round") > 10 ? List.of(new Target.Goto(NodeId.END)) : ways(number(state, "n") % 2 * 2);
    }

    private static List<Target> ways(long which) {
        Target a = new Target.Goto(new NodeId("a"));
        Target b = new Target.Goto(new NodeId("b"));
        return switch ((int) (which % 3)) {
            case 0 -> List.of(a);
            case 1 -> List.of(b);
            default -> List.of(a, b);
        };
    }

    private static long number(Map<String, @Nullable Object> state, String channel) {
        return state.get(channel) instanceof Long number ? number : 0;
    }
}
