package dev.superstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.graph.core.Channel;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.NodeFunction;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Notation;
import dev.superstep.graph.core.Program;
import dev.superstep.graph.core.Reducer;
import dev.superstep.graph.core.Target;
import dev.superstep.json.Json;
import dev.superstep.runlog.InMemoryRunLog;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One process runs tasks of several runs in turn, in any order, some of them twice, with room for few states, while runs are
 * erased and their names used again, and begun elsewhere. After each call a process that remembers nothing is called with the same event: nodes
 * and routers must have been shown the same, and the answer must be the same.
 */
class WarmEqualsColdTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));
    private static final Duration RETENTION = Duration.ofDays(3_650);
    private static final int RUNS = 3;

    private final List<String> seen = new ArrayList<>();
    private final Program program = program();

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void rule_11_a_warm_process_shows_its_nodes_what_a_cold_one_shows_them(long seed) {
        compare(WeighingLog.on(new InMemoryRunLog()), new Random(seed), 120);
    }

    @Test
    void rule_11_a_warm_process_equals_a_cold_one_on_a_table_too() {
        try (TestTable table = new TestTable()) {
            compare(table.log(), new Random(1), 400);
        }
    }

    private void compare(RunLog log, Random random, int calls) {
        Runner warm = runner(log, random.nextInt(3_000));
        Runner cold = runner(log, 0);
        List<Walk> walks = new ArrayList<>();
        IntStream.range(0, RUNS).forEach(i -> walks.add(begin(cold, log, i, "0")));
        Map<Walk, List<Walk.Call>> left = new LinkedHashMap<>();
        Map<Walk, Map<String, Object>> firstAnswers = new LinkedHashMap<>();
        Map<Walk, List<Walk.Call>> past = new LinkedHashMap<>();
        for (int call = 0; call < calls; call++) {
            int which = random.nextInt(RUNS);
            Walk walk = walks.get(which);
            if (walk.isOver() || random.nextInt(40) == 0) {
                log.erase(walk.run().id());
                walks.set(which, begin(cold, log, which, "again-" + call));
                continue;
            }
            List<Walk.Call> old = past.computeIfAbsent(walk, begun -> new ArrayList<>());
            if (!old.isEmpty() && random.nextInt(6) == 0) {
                equal(warm, cold, old.get(random.nextInt(old.size())));
                continue;
            }
            List<Walk.Call> tasks = left.computeIfAbsent(walk, begun -> shuffled(walk.calls(), random));
            Walk.Call task = tasks.removeLast();
            boolean elsewhere = walk.superstep() <= Math.floorMod(walk.run().hashCode(), 8);
            Map<String, Object> answer =
                    elsewhere ? cold.run(task.node(), task.event(), "elsewhere") : equal(warm, cold, task);
            old.add(task);
            if (task.equals(walk.calls().getFirst())) {
                firstAnswers.put(walk, answer);
            }
            if (tasks.isEmpty()) {
                walk.advance(firstAnswers.get(walk));
                left.remove(walk);
            }
        }
    }

    private Map<String, Object> equal(Runner warm, Runner cold, Walk.Call call) {
        seen.clear();
        Map<String, Object> answer = warm.run(call.node(), call.event(), "warm");
        List<String> shownWarm = List.copyOf(seen);
        seen.clear();
        Map<String, Object> again = cold.run(call.node(), call.event(), "cold");
        assertThat(shownWarm).as("shown to %s", call).isEqualTo(seen).isNotEmpty();
        assertThat(without("base", answer)).isEqualTo(without("base", again));
        return answer;
    }

    /** The base may differ: a cold process finds a snapshot worth its price where a warm one has read nothing in vain. */
    private static Map<String, Object> without(String key, Map<String, Object> answer) {
        Map<String, Object> rest = new LinkedHashMap<>(answer);
        rest.remove(key);
        return rest;
    }

    private static List<Walk.Call> shuffled(List<Walk.Call> calls, Random random) {
        List<Walk.Call> shuffled = new ArrayList<>(calls);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private Walk begin(Runner runner, RunLog log, int which, String incarnation) {
        Map<String, Object> input = Json.object("x", incarnation + "/" + which);
        RunHeader header = runner.headers().of(new RunId("g", "run-" + which), incarnation, input);
        log.open(header, input);
        return new Walk(program, log, header.run());
    }

    private Runner runner(RunLog log, long warmBytes) {
        return new Runner(program, log, CLOCK, new Runner.Settings(RETENTION, warmBytes));
    }

    /** A loop with parallel nodes, a join and Sends, and a channel of each kind. */
    private Program program() {
        Definition definition = Definition.untyped(
                "g",
                Notation.parse("START -> a; a -> b, c; b & c -> d; d ?-> each w | END; w -> a"),
                List.of(
                        new Channel("x", new Reducer.Last()),
                        new Channel("n", new Reducer.Sum()),
                        new Channel("trace", new Reducer.Append()),
                        new Channel("by", new Reducer.Merge())),
                1_000);
        Map<NodeId, NodeFunction> nodes = new LinkedHashMap<>();
        definition
                .topology()
                .nodes()
                .forEach(node -> nodes.put(node, view -> {
                    seen.add(node + " " + Json.print(view));
                    return update(node, view);
                }));
        return new Program(definition, nodes, Map.of(new NodeId("d"), List.of(this::route)));
    }

    private static Map<String, Object> update(NodeId node, Map<String, Object> view) {
        Map<String, Object> update = new LinkedHashMap<>();
        update.put("n", 1L);
        update.put("trace", List.of(node + "@" + view.get("n")));
        update.put("by", Json.object(node.value(), view.get("n")));
        if (node.value().equals("a")) {
            update.put("x", "x".repeat(200) + view.get("n"));
        }
        return update;
    }

    private List<Target> route(Map<String, Object> state) {
        seen.add("router " + Json.print(state));
        long n = (Long) state.get("n");
        if (n > 30) {
            return List.of(new Target.Goto(NodeId.END));
        }
        return LongStream.rangeClosed(0, n % 3)
                .<Target>mapToObj(item -> new Target.Send(new NodeId("w"), Json.object("n", item, "of", n)))
                .toList();
    }
}
