package dev.superstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.graph.core.Channel;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.Fingerprint;
import dev.superstep.graph.core.NodeFunction;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Notation;
import dev.superstep.graph.core.Program;
import dev.superstep.graph.core.Reducer;
import dev.superstep.graph.core.RouterFunction;
import dev.superstep.graph.core.Target;
import dev.superstep.runlog.InMemoryRunLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What routers see, and what becomes of what they say; every node adds 1 to the channel {@code n}. */
class RoutersTest {
    private static final NodeId A = new NodeId("a");
    private static final NodeId B = new NodeId("b");
    private static final NodeId W = new NodeId("w");

    private final List<Object> seen = new ArrayList<>();

    @Test
    void a_router_does_not_see_its_siblings_writes() {
        Definition definition = definition("START -> a, b; a ?-> END | none; b ?-> END | none");
        Runner runner = runner(definition, Map.of(A, List.of(looks()), B, List.of(looks())));

        runner.run(A, start(definition, 2), "1");
        runner.run(B, start(definition, 2), "2");

        assertThat(seen).containsExactly(Map.of("n", 1L), Map.of("n", 1L));
    }

    @Test
    void after_a_run_by_send_a_router_sees_the_state_and_not_the_packet() {
        Definition definition = definition("START -> a; a ?-> each w; w ?-> END | none");
        RouterFunction sends = state -> List.of(new Target.Send(W, Map.of("item", "p", "n", 100L)));
        Runner runner = runner(definition, Map.of(A, List.of(sends), W, List.of(looks())));

        runner.run(A, start(definition, 1), "1");
        Map<String, Object> event = cursor(definition, 2, 0);
        event.put("send", "1=a/0");
        runner.run(W, event, "2");

        assertThat(seen).containsExactly(Map.of("n", 2L));
    }

    @Test
    void equal_sends_are_all_made() {
        Definition definition = definition("START -> a; a ?-> each w; w -> END");
        Target.Send send = new Target.Send(W, Map.of("item", "p"));
        Runner runner = runner(definition, Map.of(A, List.of(state -> List.of(send, send))));

        assertThat(runner.run(A, start(definition, 1), "1"))
                .containsEntry("goto", List.of("each:w"))
                .containsEntry("sends", Map.of("w", List.of("1=a/0", "1=a/1")));
    }

    @Test
    void all_routers_of_a_node_are_asked_in_order_and_their_answers_are_one() {
        Definition definition = definition("START -> a; a ?-> each w; a ?-> each w + b | b | END; w -> END");
        Runner runner = runner(
                definition,
                Map.of(
                        A,
                        List.of(
                                state -> List.of(new Target.Send(W, Map.of("item", "first"))),
                                state -> List.of(
                                        new Target.Goto(B),
                                        new Target.Send(W, Map.of("item", "second")),
                                        new Target.Goto(B)))));

        assertThat(runner.run(A, start(definition, 1), "1"))
                .containsEntry("goto", List.of("b", "each:w"))
                .containsEntry("sends", Map.of("w", List.of("1=a/0", "1=a/1")));
    }

    private RouterFunction looks() {
        return state -> {
            seen.add(state);
            return List.of();
        };
    }

    private static Definition definition(String topology) {
        return Definition.untyped("g", Notation.parse(topology), List.of(new Channel("n", new Reducer.Sum())), 10);
    }

    private static Runner runner(Definition definition, Map<NodeId, List<RouterFunction>> routers) {
        Map<NodeId, NodeFunction> nodes = new LinkedHashMap<>();
        definition.topology().nodes().forEach(node -> nodes.put(node, view -> Map.of("n", 1L)));
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));
        return new Runner(
                new Program(definition, nodes, routers),
                new InMemoryRunLog(),
                clock,
                Runner.Settings.keeping(Duration.ofDays(30)));
    }

    private static Map<String, Object> start(Definition definition, long tasks) {
        return Map.of(
                "execution",
                "r",
                "retry",
                0L,
                "started",
                "2026-01-01T00:00:00Z",
                "input",
                Map.of(),
                "graph",
                Fingerprint.of(definition),
                "tasks",
                tasks);
    }

    private static Map<String, Object> cursor(Definition definition, long superstep, long tasks) {
        return new LinkedHashMap<>(Map.of(
                "execution",
                "r",
                "retry",
                0L,
                "run",
                "r",
                "superstep",
                superstep,
                "base",
                0L,
                "graph",
                Fingerprint.of(definition),
                "tasks",
                tasks));
    }
}
