package dev.superstep.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.superstep.graph.core.Channel;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.ErrorType;
import dev.superstep.graph.core.Fingerprint;
import dev.superstep.graph.core.NodeFunction;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Notation;
import dev.superstep.graph.core.Program;
import dev.superstep.graph.core.Reducer;
import dev.superstep.json.Json;
import dev.superstep.runlog.ControlPoint;
import dev.superstep.runlog.InMemoryRunLog;
import dev.superstep.runlog.Run;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.Snapshot;
import dev.superstep.runlog.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rules of the run log's protocol that the runner keeps; each test fails without its rule. */
class ProtocolTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final NodeId A = new NodeId("a");
    private static final NodeId B = new NodeId("b");
    private static final List<Channel> CHANNELS = List.of(
            new Channel("x", new Reducer.Last()),
            new Channel("n", new Reducer.Sum()),
            new Channel("trace", new Reducer.Append()));

    private final InMemoryRunLog log = new InMemoryRunLog();
    private final List<String> ran = new ArrayList<>();
    private final Definition definition =
            Definition.untyped("g", Notation.parse("START -> a; a -> b; b -> a"), CHANNELS, 100);
    private final Map<NodeId, NodeFunction> nodes = new LinkedHashMap<>(Map.of(
            A,
            view -> {
                ran.add("a " + view.get("n"));
                return Json.object("n", 1L, "trace", List.of("a"));
            },
            B,
            view -> {
                ran.add("b " + view.get("n"));
                return Json.object("n", 10L, "trace", List.of("b"));
            }));
    private final Runner runner = runner();

    private Runner runner() {
        return new Runner(
                new Program(definition, nodes, Map.of()),
                log,
                InstantSource.fixed(NOW),
                Runner.Settings.keeping(Duration.ofDays(30)));
    }

    // Rule 6: its own item first

    @Test
    void rule_6_a_retry_that_finds_its_item_does_not_run_the_node() {
        open("r");
        Map<String, Object> first = runner.run(A, event("r", "r", 1, 0, 0), "1");

        Map<String, Object> again = runner.run(A, event("r", "r", 1, 0, 1), "2");

        assertThat(again).isEqualTo(first);
        assertThat(ran).containsExactly("a 0");
    }

    @Test
    void rule_6_a_retry_of_what_did_not_commit_runs_the_node() {
        open("r");

        runner.run(A, event("r", "r", 1, 0, 1), "1");

        assertThat(ran).containsExactly("a 0");
        assertThat(log.history(new RunId("g", "r"))
                        .orElseThrow()
                        .steps()
                        .getFirst()
                        .deltas()
                        .getFirst()
                        .metrics()
                        .attempt())
                .isEqualTo(2);
    }

    @Test
    void rule_6_a_redrive_goes_through_what_has_committed_without_running_it() {
        open("r");
        runner.run(A, event("r", "r", 1, 0, 0), "1");

        runner.run(A, event("r", "r+1", 1, 0, 0), "2");
        runner.run(B, event("r", "r+1", 2, 0, 0), "3");

        assertThat(ran).containsExactly("a 0", "b 1");
    }

    @Test
    void rule_6_a_run_whose_name_only_looks_like_a_redrive_is_none() {
        open("r+1");

        runner.run(A, event("r+1", "r+1", 1, 0, 0), "1");

        assertThat(log.delta(run("r+1"), 1, TaskId.of(A))).isPresent();
    }

    // Rules 10 and 11: snapshots and the warm prefix

    @Test
    void rule_11_a_warm_runner_sees_what_a_cold_one_sees() {
        open("r");
        for (int k = 1; k <= 6; k++) {
            runner.run(k % 2 == 1 ? A : B, event("r", "r", k, 0, 0), "" + k);
        }
        List<String> warm = List.copyOf(ran);
        ran.clear();
        open("s");
        for (int k = 1; k <= 6; k++) {
            runner().run(k % 2 == 1 ? A : B, event("s", "s", k, 0, 0), "" + k);
        }

        assertThat(ran).isEqualTo(warm).containsExactly("a 0", "b 1", "a 11", "b 12", "a 22", "b 23");
    }

    @Test
    void rule_11_a_late_duplicate_of_an_earlier_step_sees_the_earlier_state() {
        open("r");
        for (int k = 1; k <= 4; k++) {
            runner.run(k % 2 == 1 ? A : B, event("r", "r", k, 0, 0), "" + k);
        }
        ran.clear();

        runner.run(B, event("r", "r", 2, 0, 0), "late");

        assertThat(ran).containsExactly("b 1");
    }

    @Test
    void rule_10_a_cursor_can_start_at_a_snapshot() {
        open("r");
        runner.run(A, event("r", "r", 1, 0, 0), "1");
        save("r", 2, reducers(), 100L);

        runner().run(B, event("r", "r", 2, 2, 0), "2");

        assertThat(ran).containsExactly("a 0", "b 100");
    }

    @Test
    void rule_10_a_snapshot_under_other_reducers_is_ignored() {
        open("r");
        runner.run(A, event("r", "r", 1, 0, 0), "1");
        save("r", 2, "other", 100L);

        runner().run(B, event("r", "r", 2, 2, 0), "2");

        assertThat(ran).containsExactly("a 0", "b 1");
    }

    @Test
    void rule_10_the_answer_passes_the_base_on() {
        open("r");
        runner.run(A, event("r", "r", 1, 0, 0), "1");
        save("r", 2, reducers(), 100L);

        assertThat(runner.run(B, event("r", "r", 2, 2, 0), "2")).containsEntry("base", 2L);
    }

    // Rule 9: never a wrong state in silence

    @Test
    void rule_9_a_cursor_ahead_of_the_log_fails() {
        open("r");
        runner.run(A, event("r", "r", 1, 0, 0), "1");

        assertFails(ErrorType.LOG_GAP, () -> runner.run(A, event("r", "r", 3, 0, 0), "3"));
        assertFails(ErrorType.LOG_GAP, () -> runner().run(A, event("r", "r", 3, 0, 0), "3"));
        assertFails(ErrorType.LOG_GAP, () -> runner().run(B, event("r", "r", 2, 2, 0), "2"));
        assertThat(ran).hasSize(1);
    }

    // Rule 21: a fork goes through what was copied

    @Test
    void rule_21_what_lies_before_the_snapshot_of_a_fork_is_answered_and_not_run() {
        open("r");
        runner.run(A, event("r", "r", 1, 0, 0), "1");
        save("r", 2, reducers(), 100L);
        ran.clear();

        Map<String, Object> answer = runner().run(A, event("r", "r", 1, 2, 0), "2");

        assertThat(answer).containsEntry("superstep", 2L).containsEntry("base", 2L);
        assertThat(ran).isEmpty();
    }

    @Test
    void rule_21_what_is_missing_before_the_snapshot_of_a_fork_is_a_gap() {
        open("r");
        save("r", 2, reducers(), 100L);

        assertFails(ErrorType.LOG_GAP, () -> runner().run(A, event("r", "r", 1, 2, 0), "1"));
        assertThat(ran).isEmpty();
    }

    // Rule 4: one graph for the life of a run

    @Test
    void rule_4_another_graph_neither_reads_nor_writes() {
        open("r");
        Map<String, Object> event = new LinkedHashMap<>(event("r", "r", 1, 0, 0));
        event.put("graph", "another");

        assertFails(ErrorType.STALE_GRAPH, () -> runner.run(A, event, "1"));
        assertThat(ran).isEmpty();
    }

    @Test
    void rule_4_an_execution_that_a_run_was_handed_on_to_begins_only_with_a_graph_that_fits() {
        Run run = new Run(new RunId("g", "r"), "1", Instant.parse("2126-01-01T00:00:00Z"));
        log.open(RunHeader.running(run, Map.of(), "of an earlier graph", Instant.EPOCH), Map.of());

        assertFails(ErrorType.STALE_GRAPH, () -> runner.run(A, event("r", "r+0.1.abcdef", 1, 0, 0), "1"));
        assertThat(ran).isEmpty();

        runner.run(A, event("r", "r", 1, 0, 0), "2");
        runner.run(B, event("r", "r+0.1.abcdef", 2, 0, 0), "3");
        assertThat(ran).as("only the first tasks of an execution look").hasSize(2);
    }

    private static void assertFails(ErrorType type, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        AttemptFailure.class,
                        failure -> assertThat(failure.type()).isEqualTo(type));
    }

    private void open(String run) {
        RunHeader header = runner.headers().of(new RunId("g", run), "1", Map.of());
        log.open(header, Map.of());
    }

    private Run run(String run) {
        return log.header(new RunId("g", run)).orElseThrow().run();
    }

    private void save(String run, int superstep, String reducers, long n) {
        Map<String, Object> state = Json.object("n", n, "trace", List.of());
        log.save(new Snapshot(run(run), superstep, reducers, state, new ControlPoint(List.of(B), List.of())));
    }

    private static String reducers() {
        return Fingerprint.ofReducers(CHANNELS);
    }

    private Map<String, Object> event(String run, String execution, int superstep, int base, int retry) {
        return Json.object(
                "execution",
                execution,
                "retry",
                (long) retry,
                "run",
                run,
                "superstep",
                (long) superstep,
                "base",
                (long) base,
                "graph",
                Fingerprint.of(definition),
                "tasks",
                1L);
    }

    @Test
    void the_event_of_a_retry_and_of_a_redrive_are_replays() {
        assertThat(Event.parse(event("r", "r", 1, 0, 0)).isReplay()).isFalse();
        assertThat(Event.parse(event("r", "r", 1, 0, 1)).isReplay()).isTrue();
        assertThat(Event.parse(event("r", "r+12", 1, 0, 0)).isReplay()).isTrue();
        assertThat(Event.parse(event("r", "r", 3, 3, 0)).isReplay()).isFalse();
        assertThat(Event.parse(event("r", "r", 2, 3, 0)).isReplay()).isTrue();
    }
}
