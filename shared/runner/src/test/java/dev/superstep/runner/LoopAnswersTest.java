package dev.superstep.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.ErrorType;
import dev.superstep.graph.core.Fingerprint;
import dev.superstep.graph.core.NodeFunction;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Notation;
import dev.superstep.graph.core.Program;
import dev.superstep.graph.core.RouterFunction;
import dev.superstep.graph.core.Target;
import dev.superstep.runlog.InMemoryRunLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the tasks of a loop over supersteps answer, and how executions of one name are told apart. */
class LoopAnswersTest {
    private static final NodeId A = new NodeId("a");

    private final Definition definition = Definition.untyped(
            "g", Notation.parse("START -> a, b; a -> c; b -> d; a ?-> each w | none"), List.of(), 10);
    private final Target.Send send = new Target.Send(new NodeId("w"), Map.of("item", "p"));
    private final Runner runner = runner(Map.of(A, List.of(state -> List.of(send, send))));

    @Test
    void only_the_last_task_of_a_superstep_says_what_runs_next() {
        Map<String, Object> first = runner.run(NodeId.ANY, task("a", "t0", Map.of()), "1");
        Map<String, Object> last = runner.run(NodeId.ANY, task("b", "t0", Map.of()), "2");

        assertThat(first).isEqualTo(Map.of("run", "r", "superstep", 2L, "base", 0L));
        assertThat(last)
                .containsEntry("tasks", 2L)
                .containsEntry(
                        "next",
                        List.of(
                                Map.of("node", "c"),
                                Map.of("node", "d"),
                                Map.of("node", "w", "send", "1=a/0"),
                                Map.of("node", "w", "send", "1=a/1")));
    }

    @Test
    void rule_2_another_execution_of_a_name_that_was_used_is_refused_even_with_the_same_input() {
        runner.run(NodeId.ANY, task("a", "t0", Map.of("x", 1L)), "1");

        assertThatThrownBy(() -> runner.run(NodeId.ANY, task("b", "t1", Map.of("x", 1L)), "2"))
                .isInstanceOfSatisfying(
                        AttemptFailure.class,
                        failure -> assertThat(failure.type()).isEqualTo(ErrorType.RUN_NAME_REUSED));
        assertThatThrownBy(() -> runner.run(NodeId.ANY, task("b", "t0", Map.of("x", 2L)), "3"))
                .isInstanceOfSatisfying(
                        AttemptFailure.class,
                        failure -> assertThat(failure.type()).isEqualTo(ErrorType.RUN_NAME_REUSED));
    }

    private Runner runner(Map<NodeId, List<RouterFunction>> routers) {
        Map<NodeId, NodeFunction> nodes = new LinkedHashMap<>();
        definition.topology().nodes().forEach(node -> nodes.put(node, view -> Map.of()));
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));
        return new Runner(
                new Program(definition, nodes, routers),
                new InMemoryRunLog(),
                clock,
                Runner.Settings.keeping(Duration.ofDays(30)));
    }

    private Map<String, Object> task(String node, String started, Map<String, Object> input) {
        return Map.of(
                "execution",
                "r",
                "retry",
                0L,
                "started",
                started,
                "input",
                input,
                "graph",
                Fingerprint.of(definition),
                "tasks",
                2L,
                "frontier",
                true,
                "item",
                Map.of("node", node));
    }
}
