package dev.superstep.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.superstep.graph.core.Channel;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.ErrorType;
import dev.superstep.graph.core.NodeFunction;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Notation;
import dev.superstep.graph.core.Program;
import dev.superstep.graph.core.Reducer;
import dev.superstep.graph.core.RouterFunction;
import dev.superstep.graph.core.Target;
import dev.superstep.json.Json;
import dev.superstep.runlog.History;
import dev.superstep.runlog.InMemoryRunLog;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of the run log's protocol that each task keeps, on whole supersteps; each test fails without its rule. */
class TaskRulesTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));
    private static final Duration RETENTION = Duration.ofDays(30);
    private static final RunId RUN = new RunId("g", "r");
    private static final List<Channel> CHANNELS = List.of(
            new Channel("x", new Reducer.Last()),
            new Channel("n", new Reducer.Sum()),
            new Channel("items", new Reducer.Append()));

    private final RunLog log = WeighingLog.on(new InMemoryRunLog());
    private final Map<NodeId, NodeFunction> nodes = new LinkedHashMap<>();
    private final Map<NodeId, List<RouterFunction>> routers = new LinkedHashMap<>();

    // Rule 5: whoever finds its item looks again

    @ParameterizedTest
    @CsvSource({"r, 0", "r, 1", "r+1, 0"})
    void rule_5_a_duplicate_a_retry_and_a_redrive_find_the_conflict_again(String execution, long retry) {
        node("a", view -> Map.of("x", "a"));
        node("b", view -> Map.of("x", "b"));
        Walk walk = walk("START -> a, b", 10);
        Runner runner = runner();
        List<Walk.Call> calls = looking(walk, "conflict");
        runner.run(calls.getLast().node(), calls.getLast().event(), "1");
        assertFails(ErrorType.INVALID_UPDATE, runner, calls.getFirst());

        for (Walk.Call call : calls) {
            call.event().put("execution", execution);
            call.event().put("retry", retry);
            assertFails(ErrorType.INVALID_UPDATE, runner, call);
        }
    }

    @ParameterizedTest
    @CsvSource({"r, 0", "r, 1", "r+1, 0"})
    void rule_5_a_duplicate_a_retry_and_a_redrive_find_the_limit_again(String execution, long retry) {
        node("a", view -> Map.of("n", 1L));
        Walk walk = walk("START -> a; a -> a", 1);
        Walk.Call call = looking(walk, "limit").getFirst();
        assertFails(ErrorType.GRAPH_RECURSION, runner(), call);

        call.event().put("execution", execution);
        call.event().put("retry", retry);
        assertFails(ErrorType.GRAPH_RECURSION, runner(), call);
    }

    // Rule 8: what counts

    @Test
    void rule_8_a_failure_is_no_item_of_its_superstep_and_not_in_the_way_of_one() {
        List<String> attempts = new ArrayList<>();
        node("a", view -> Map.of("n", 1L));
        node("b", view -> {
            attempts.add("b");
            if (attempts.size() == 1) {
                throw new IllegalStateException("not yet");
            }
            return Map.of("n", 10L);
        });
        node("c", view -> Map.of("x", view.get("n")));
        Walk walk = walk("START -> a, b; a & b -> c", 10);
        Runner runner = runner();
        Map<String, Object> answer = run(runner, walk.calls().getFirst());
        Walk.Call b = walk.calls().getLast();
        assertFails(ErrorType.NODE_ERROR, runner, b);
        assertThat(history().steps().getFirst().isComplete()).isFalse();
        assertThat(history().failures()).hasSize(1);

        run(runner, b);
        walk.advance(answer);
        run(runner, walk.calls().getFirst());

        assertThat(history().steps().getLast().updates()).containsExactly(Map.of("x", 11L));
    }

    // Rule 10: who writes a snapshot

    @Test
    void rule_10_only_the_first_task_of_a_superstep_writes_a_snapshot_and_its_answer_names_it() {
        node("a", view -> Map.of("x", "x".repeat(1_000)));
        node("b", view -> Map.of("n", 1L));
        Walk walk = walk("START -> a, b; a -> a; b -> b", 100);
        int snapshots = 0;
        for (int k = 1; k <= 20; k++) {
            run(runner(), walk.calls().getLast());
            assertThat(history().snapshots()).as("after b in step %d", k).hasSize(snapshots);
            Map<String, Object> answer = run(runner(), walk.calls().getFirst());
            if (history().snapshots().size() > snapshots) {
                assertThat(answer).containsEntry("base", (long) k);
                assertThat(history().snapshots().getLast().superstep()).isEqualTo(k);
            }
            snapshots = history().snapshots().size();
            walk.advance(answer);
        }
        assertThat(snapshots).isPositive();
    }

    // Rule 11: what a node may do with what it was shown

    record Items(List<String> items) {}

    @Test
    void rule_11_a_node_that_changes_a_list_changes_its_own_copy() {
        JacksonRecordMapper mapper = new JacksonRecordMapper();
        List<String> kept = new ArrayList<>(List.of("kept"));
        NodeFunction typed = view -> {
            List<String> mine = mapper.read(Items.class, view).items();
            mine.add("scribbled");
            return mapper.write(new Items(kept));
        };
        node("a", typed);
        node("b", view -> Json.object("items", List.of("seen " + view.get("items"))));
        Walk walk = walk("START -> a; a -> b", 10);
        Runner warm = runner();
        Map<String, Object> answer = run(warm, walk.calls().getFirst());
        kept.add("scribbled later");
        walk.advance(answer);

        run(warm, walk.calls().getFirst());

        assertThat(history().steps().getLast().updates()).containsExactly(Map.of("items", List.of("seen [kept]")));
    }

    // Rule 18: packets lie in the log

    @Test
    void rule_18_packets_lie_in_the_log_and_what_travels_is_short() {
        String large = "p".repeat(10_000);
        List<Object> packets = new ArrayList<>();
        node("a", view -> Map.of());
        node("w", view -> {
            packets.add(view.get("item"));
            return Map.of();
        });
        routers.put(
                new NodeId("a"),
                List.of(state -> List.of(
                        new Target.Send(new NodeId("w"), Map.of("item", large)),
                        new Target.Send(new NodeId("w"), Map.of("item", "q")))));
        Walk walk = walk("START -> a; a ?-> each w; w -> END", 10);

        Map<String, Object> answer = run(runner(), walk.calls().getFirst());
        walk.advance(answer);
        walk.calls().forEach(call -> run(runner(), call));

        assertThat(Json.sizeInBytes(answer)).isLessThan(200);
        assertThat(packets).containsExactly(large, "q");
    }

    private Definition definition;

    private Walk walk(String topology, int limit) {
        definition = Definition.untyped("g", Notation.parse(topology), CHANNELS, limit);
        RunHeader header = runner().headers().of(RUN, "1", Map.of());
        log.open(header, Map.of());
        return new Walk(program(), log, header.run());
    }

    /** A process that knows of no run yet. */
    private Runner runner() {
        return new Runner(program(), log, CLOCK, Runner.Settings.keeping(RETENTION));
    }

    private Program program() {
        return new Program(definition, nodes, routers);
    }

    private static List<Walk.Call> looking(Walk walk, String what) {
        List<Walk.Call> calls = walk.calls();
        calls.forEach(call -> call.event().put("look", List.of(what)));
        return calls;
    }

    private static Map<String, Object> run(Runner runner, Walk.Call call) {
        return runner.run(call.node(), call.event(), "attempt");
    }

    private static void assertFails(ErrorType type, Runner runner, Walk.Call call) {
        assertThatThrownBy(() -> run(runner, call))
                .isInstanceOfSatisfying(
                        AttemptFailure.class,
                        failure -> assertThat(failure.type()).isEqualTo(type));
    }

    private void node(String name, NodeFunction function) {
        nodes.put(new NodeId(name), function);
    }

    private History history() {
        return log.history(RUN).orElseThrow();
    }
}
