package dev.superstep.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.superstep.graph.NodeException;
import dev.superstep.graph.Task;
import dev.superstep.graph.TaskContext;
import dev.superstep.graph.core.Channel;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.ErrorType;
import dev.superstep.graph.core.Fingerprint;
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
import dev.superstep.runlog.Metrics;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RunnerTest {
    private static final NodeId A = new NodeId("a");
    private static final NodeId B = new NodeId("b");
    private static final NodeId W = new NodeId("w");
    private static final RunId RUN = new RunId("g", "r");

    private final InMemoryRunLog log = new InMemoryRunLog();
    private final Map<NodeId, NodeFunction> nodes = new LinkedHashMap<>();
    private final Map<NodeId, List<RouterFunction>> routers = new LinkedHashMap<>();

    @Test
    void a_plain_input_begins_a_run_and_the_answer_is_the_next_cursor() throws Exception {
        node("a", view -> Map.of("x", view.get("x") + "!"));
        Runner runner = runner("START -> a; a -> END");

        Map<String, Object> answer = runner.run(A, start(Map.of("x", "in")), "1");

        assertThat(answer).isEqualTo(Map.of("run", "r", "superstep", 2L, "base", 0L));
        assertThat(history().steps().getFirst().deltas().getFirst().update()).isEqualTo(Map.of("x", "in!"));
    }

    @Test
    void a_node_reads_the_state_before_its_superstep_and_not_its_siblings_writes() {
        List<Object> seen = new ArrayList<>();
        node("a", view -> Map.of("n", 1L));
        node("b", view -> {
            seen.add(view.get("n"));
            return Map.of("n", 10L);
        });
        node("w", view -> {
            seen.add(view.get("n"));
            return Map.of();
        });
        Runner runner = runner("START -> a, b; a & b -> w; w -> END");

        runner.run(A, event(start(Map.of()), 2), "1");
        runner.run(B, event(start(Map.of()), 2), "2");
        runner.run(W, cursor(2), "3");

        assertThat(seen).containsExactly(0L, 11L);
    }

    @Test
    void a_duplicate_changes_nothing_and_gets_the_recorded_answer() {
        AtomicInteger calls = new AtomicInteger();
        node("a", view -> Map.of("n", (long) calls.incrementAndGet()));
        router("a", state -> List.of(new Target.Goto(calls.get() == 1 ? B : NodeId.END)));
        node("b", view -> Map.of());
        Runner runner = runner("START -> a; a ?-> b | END");

        Map<String, Object> first = runner.run(A, start(Map.of()), "1");
        Map<String, Object> second = runner.run(A, start(Map.of()), "2");

        assertThat(second).isEqualTo(first).containsEntry("goto", List.of("b"));
        assertThat(history().steps().getFirst().deltas()).hasSize(1);
    }

    @Test
    void a_router_sees_its_own_node_s_writes() {
        node("a", view -> Map.of("x", "mine", "unknown", 1L));
        List<Object> seen = new ArrayList<>();
        router("a", state -> {
            seen.add(state.get("x"));
            seen.add(state.get("unknown"));
            return List.of();
        });

        Map<String, Object> answer = runner("START -> a; a ?-> END | none").run(A, start(Map.of("x", "old")), "1");

        assertThat(seen).containsExactly("mine", 1L);
        assertThat(answer).containsEntry("goto", List.of("__end__"));
    }

    @Test
    void sends_travel_as_pointers_and_each_run_gets_its_packet() {
        node("a", view -> Map.of());
        router("a", state -> List.of(new Target.Send(W, Map.of("item", "p")), new Target.Send(W, Map.of("item", "q"))));
        List<Object> packets = new ArrayList<>();
        node("w", view -> {
            packets.add(view);
            return Map.of("n", 1L);
        });
        Runner runner = runner("START -> a; a ?-> each w; w -> END");

        Map<String, Object> answer = runner.run(A, start(Map.of("x", "state")), "1");
        assertThat(answer)
                .containsEntry("goto", List.of("each:w"))
                .containsEntry("sends", Map.of("w", List.of("1=a/0", "1=a/1")));
        runner.run(W, send(2, "1=a/1"), "2");
        runner.run(W, send(2, "1=a/0"), "3");

        assertThat(packets).containsExactly(Map.of("item", "q"), Map.of("item", "p"));
        assertThat(history().steps().getLast().deltas())
                .extracting(delta -> delta.task().mark())
                .containsExactly(">0", ">1");
        assertThat(history().steps().getLast().isComplete()).isTrue();
    }

    @Test
    void a_node_can_ask_for_its_task() {
        List<Task> asked = new ArrayList<>();
        TaskContext context = TaskContext.current();
        node("a", view -> {
            asked.add(new Task(
                    context.workflow(),
                    context.run(),
                    context.superstep(),
                    context.node(),
                    context.attempt(),
                    context.idempotencyKey(),
                    context.deadline()));
            throw new NodeException("NO", "no");
        });
        Runner runner = runner("START -> a; a -> END");
        Map<String, Object> event = start(Map.of());
        Optional<Instant> deadline = Optional.of(Instant.EPOCH);

        assertThatThrownBy(() -> runner.run(A, event, new Invocation("1", deadline)))
                .isInstanceOf(AttemptFailure.class);
        event.put("retry", 1L);
        assertThatThrownBy(() -> runner.run(A, event, "2")).isInstanceOf(AttemptFailure.class);

        String key = asked.getFirst().identity();
        assertThat(asked)
                .containsExactly(
                        new Task("g", "r", 1, "a", 1, key, deadline),
                        new Task("g", "r", 1, "a", 2, key, Optional.empty()));
        assertThatThrownBy(context::run).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_node_that_throws_commits_nothing_and_is_recorded_as_a_failure() {
        node("a", view -> {
            throw new NodeException("NOT_ENOUGH", "too little");
        });

        assertThatThrownBy(() -> runner("START -> a; a -> END").run(A, start(Map.of()), "attempt-1"))
                .isInstanceOfSatisfying(AttemptFailure.class, failure -> {
                    assertThat(failure.type()).isEqualTo(ErrorType.NODE_ERROR);
                    assertThat(Json.parse(failure.json()))
                            .isEqualTo(Map.of(
                                    "code", "NOT_ENOUGH", "node", "a", "superstep", 1L, "message", "too little"));
                });
        assertThat(history().steps()).isEmpty();
        assertThat(history().failures()).singleElement().satisfies(failure -> {
            assertThat(failure.task()).isEqualTo(TaskId.of(A));
            assertThat(failure.attempt()).isEqualTo("attempt-1");
        });
    }

    @Test
    void an_error_of_the_node_s_code_is_a_failure_like_any_other() {
        node("a", view -> {
            throw new AssertionError("never here");
        });
        node("b", view -> Map.of("x", new Object()));
        Runner runner = runner("START -> a, b; a -> END; b -> END");

        for (NodeId node : List.of(A, B)) {
            assertThatThrownBy(() -> runner.run(node, event(start(Map.of()), 2), "1"))
                    .isInstanceOfSatisfying(
                            AttemptFailure.class,
                            failure -> assertThat(failure.type()).isIn(ErrorType.NODE_ERROR, ErrorType.INVALID_UPDATE));
        }
    }

    @Test
    void a_pointer_to_a_send_that_was_not_made_is_refused() {
        node("a", view -> Map.of());
        node("w", view -> Map.of());
        router("a", state -> List.of());
        Runner runner = runner("START -> a; a ?-> each w | none; w -> END");
        runner.run(A, start(Map.of()), "1");

        assertThatThrownBy(() -> runner.run(W, send(2, "1=a/0"), "2"))
                .isInstanceOfSatisfying(
                        AttemptFailure.class,
                        failure -> assertThat(failure.type()).isEqualTo(ErrorType.BAD_INPUT));
    }

    @Test
    void an_answer_that_was_not_declared_is_refused() {
        node("a", view -> Map.of());
        node("b", view -> Map.of());
        node("w", view -> Map.of());
        router("a", state -> List.of(new Target.Goto(B), new Target.Goto(W)));

        assertThatThrownBy(() -> runner("START -> a; a ?-> b | w").run(A, start(Map.of()), "1"))
                .isInstanceOfSatisfying(
                        AttemptFailure.class,
                        failure -> assertThat(failure.type()).isEqualTo(ErrorType.UNDECLARED_ANSWER))
                .hasMessageContaining("\"b\" + \"w\"");
    }

    @Test
    void an_end_that_was_not_declared_is_refused() {
        node("a", view -> Map.of());
        node("b", view -> Map.of());
        router("a", state -> List.of(new Target.Goto(NodeId.END)));

        assertThatThrownBy(() -> runner("START -> a; a ?-> b | none").run(A, start(Map.of()), "1"))
                .isInstanceOf(AttemptFailure.class);
    }

    @Test
    void a_state_machine_of_another_graph_is_refused() {
        node("a", view -> Map.of());
        Runner runner = runner("START -> a; a -> END");
        Map<String, Object> event = start(Map.of());
        event.put("graph", "0000000000000000");

        assertThatThrownBy(() -> runner.run(A, event, "1"))
                .isInstanceOfSatisfying(
                        AttemptFailure.class,
                        failure -> assertThat(failure.type()).isEqualTo(ErrorType.STALE_GRAPH));
    }

    @Test
    void the_last_task_of_a_superstep_to_commit_finds_the_conflict_and_so_does_its_duplicate() {
        node("a", view -> Map.of("x", "a"));
        node("b", view -> Map.of("x", "b"));
        Runner runner = runner("START -> a, b; a -> END; b -> END");
        Map<String, Object> event = event(start(Map.of()), 2);
        event.put("look", List.of("conflict"));

        runner.run(B, event, "1");

        for (NodeId last : List.of(A, A, B)) {
            assertThatThrownBy(() -> runner.run(last, event, "2"))
                    .isInstanceOfSatisfying(AttemptFailure.class, failure -> {
                        assertThat(failure.type()).isEqualTo(ErrorType.INVALID_UPDATE);
                        assertThat(Json.parseObject(failure.json())).containsEntry("channel", "x");
                    });
        }
    }

    @Test
    void the_recursion_limit_ends_a_run_after_its_last_superstep_even_if_nothing_is_left() {
        node("a", view -> Map.of("n", 1L));
        Runner runner = runner("START -> a; a -> END", 1);
        Map<String, Object> event = start(Map.of());
        event.put("look", List.of("limit"));

        assertThatThrownBy(() -> runner.run(A, event, "1")).isInstanceOfSatisfying(AttemptFailure.class, failure -> {
            assertThat(failure.type()).isEqualTo(ErrorType.GRAPH_RECURSION);
            assertThat(Json.parseObject(failure.json())).containsEntry("limit", 1L);
        });
        assertThat(history().steps()).hasSize(1);
    }

    @Test
    void no_superstep_above_the_limit_is_begun() {
        node("a", view -> Map.of());
        Runner runner = runner("START -> a; a -> a", 1);

        runner.run(A, start(Map.of()), "1");

        assertThatThrownBy(() -> runner.run(A, cursor(2), "2"))
                .isInstanceOfSatisfying(
                        AttemptFailure.class,
                        failure -> assertThat(failure.type()).isEqualTo(ErrorType.GRAPH_RECURSION));
        assertThat(history().steps()).hasSize(1);
    }

    @Test
    void the_routers_of_the_start_see_the_input_and_commit_as_step_0() {
        node("a", view -> Map.of());
        List<Object> seen = new ArrayList<>();
        routers.put(NodeId.START, List.of(state -> {
            seen.add(state.get("x"));
            return List.of(new Target.Goto(A));
        }));

        Map<String, Object> answer =
                runner("START ?-> a | END; a -> END").run(NodeId.START, start(Map.of("x", "in")), "1");

        assertThat(seen).containsExactly("in");
        assertThat(answer).isEqualTo(Map.of("run", "r", "superstep", 1L, "base", 0L, "goto", List.of("a")));
    }

    @Test
    void rule_18_more_sends_than_a_superstep_takes_are_refused_with_the_numbers_before_anything_is_committed() {
        node("a", view -> Map.of());
        router("a", state -> new ArrayList<>(Collections.nCopies(3_001, new Target.Send(W, Map.of()))));

        assertThatThrownBy(() -> runner("START -> a; a ?-> each w; w -> END").run(A, start(Map.of()), "1"))
                .isInstanceOfSatisfying(AttemptFailure.class, failure -> {
                    assertThat(failure.type()).isEqualTo(ErrorType.TOO_LARGE);
                    assertThat(failure.code()).isEqualTo("TOO_MANY_SENDS");
                })
                .hasMessage(
                        "superstep 1 made 3001 Sends, a superstep takes 3000; send less at once, or several items in a"
                                + " packet");
        assertThat(history().steps()).isEmpty();
    }

    @Test
    void rule_18_sends_of_several_makers_are_counted_together() {
        for (String maker : List.of("a", "b")) {
            node(maker, view -> Map.of());
            router(maker, state -> new ArrayList<>(Collections.nCopies(2_000, new Target.Send(W, Map.of()))));
        }
        Runner runner = runner("START -> a, b; a ?-> each w; b ?-> each w; w -> END");
        runner.run(A, event(start(Map.of()), 2), "1");
        runner.run(B, event(start(Map.of()), 2), "2");

        assertThatThrownBy(() -> runner.run(W, send(2, "1=a/0"), "3"))
                .isInstanceOfSatisfying(
                        AttemptFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo("TOO_MANY_SENDS"))
                .hasMessageContaining("superstep 1 made 4000 Sends");
    }

    @Test
    void what_is_no_event_is_refused() {
        node("a", view -> Map.of());

        for (Object event :
                List.of("text", Map.of(), Map.of("run", "r", "superstep", "1", "graph", "g", "tasks", 1L))) {
            assertThatThrownBy(() -> runner("START -> a; a -> END").run(A, event, "1"))
                    .isInstanceOfSatisfying(
                            AttemptFailure.class,
                            failure -> assertThat(failure.type()).isEqualTo(ErrorType.BAD_INPUT));
        }
    }

    @Test
    void what_is_recorded_of_a_task_says_how_much_it_took_and_gave() {
        nodes.put(A, new NodeFunction() {
            @Override
            public Map<String, Object> run(Map<String, Object> view) {
                return Json.object("x", "äß");
            }

            @Override
            public Optional<List<String>> looksAt() {
                return Optional.of(List.of("x", "y"));
            }
        });
        router("a", seen -> List.of(new Target.Send(B, Json.object("item", 12))));
        node("b", view -> Map.of());
        instruments = new Instruments(() -> 171, attempt -> {});
        Runner runner = runner("START -> a; a ?-> each b | END");

        runner.run(A, start(Json.object("x", "hello", "n", 5)), "1");
        runner.run(B, send(2, "1=a/0"), "2");

        Metrics ofState = history().steps().get(0).deltas().getFirst().metrics();
        Metrics ofPacket = history().steps().get(1).deltas().getFirst().metrics();
        assertThat(ofState.inputBytes()).isEqualTo(Json.sizeInBytes(Json.object("x", "hello")));
        assertThat(ofState.outputBytes())
                .isEqualTo(Json.sizeInBytes(Json.object("x", "äß")) + Json.sizeInBytes(Json.object("item", 12)));
        assertThat(ofState.memoryMiB()).isEqualTo(171);
        assertThat(ofState.coldStart()).isTrue();
        assertThat(ofPacket.inputBytes()).isEqualTo(Json.sizeInBytes(Json.object("item", 12)));
        assertThat(ofPacket.coldStart()).isFalse();
    }

    @Test
    void an_observer_learns_of_every_attempt_once() {
        List<Attempted> seen = new ArrayList<>();
        instruments = new Instruments(() -> 0, seen::add);
        node("a", view -> {
            if (seen.isEmpty()) {
                throw new IllegalStateException("not yet");
            }
            return Map.of("x", 1L);
        });
        Runner runner = runner("START -> a; a -> END");
        Map<String, Object> again = start(Map.of());
        again.put("retry", 1L);

        assertThatThrownBy(() -> runner.run(A, start(Map.of()), "1")).isInstanceOf(AttemptFailure.class);
        runner.run(A, again, "2");
        runner.run(A, again, "3");

        assertThat(seen).extracting(Attempted::attempt).containsExactly(1, 2, 2);
        assertThat(seen.get(0).outcome())
                .isInstanceOfSatisfying(
                        Attempted.Failed.class,
                        failed -> assertThat(failed.error().message()).isEqualTo("not yet"));
        assertThat(seen.get(1).outcome())
                .isEqualTo(new Attempted.Committed(
                        history().steps().getFirst().deltas().getFirst().metrics()));
        assertThat(seen.get(2).outcome()).isEqualTo(new Attempted.AlreadyCommitted());
        assertThat(seen).allSatisfy(attempt -> {
            assertThat(attempt.run()).isEqualTo(RUN);
            assertThat(attempt.superstep()).isEqualTo(1);
            assertThat(attempt.node()).isEqualTo(A);
        });
    }

    private Instruments instruments = Instruments.NONE;
    private String fingerprint = "";

    private Runner runner(String topology) {
        return runner(topology, 10);
    }

    private Runner runner(String topology, int limit) {
        Definition definition = Definition.untyped(
                "g",
                Notation.parse(topology),
                List.of(new Channel("x", new Reducer.Last()), new Channel("n", new Reducer.Sum())),
                limit);
        fingerprint = Fingerprint.of(definition);
        Map<NodeId, NodeFunction> functions = new LinkedHashMap<>();
        definition.topology().nodes().forEach(node -> functions.put(node, nodes.getOrDefault(node, view -> Map.of())));
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));
        return new Runner(
                new Program(definition, functions, routers),
                log,
                clock,
                Runner.Settings.keeping(Duration.ofDays(30)).with(instruments));
    }

    private void node(String name, NodeFunction function) {
        nodes.put(new NodeId(name), function);
    }

    private void router(String from, RouterFunction function) {
        routers.put(new NodeId(from), List.of(function));
    }

    /** The event of a first superstep; the fingerprint is that of the runner made last. */
    private Map<String, Object> start(Map<String, Object> input) {
        return new LinkedHashMap<>(Map.of(
                "execution",
                "r",
                "retry",
                0L,
                "started",
                "2026-01-01T00:00:00Z",
                "input",
                input,
                "graph",
                fingerprint,
                "tasks",
                1L));
    }

    private Map<String, Object> cursor(int superstep) {
        return Json.object(
                "execution",
                "r",
                "retry",
                0L,
                "run",
                "r",
                "superstep",
                (long) superstep,
                "base",
                0L,
                "graph",
                fingerprint,
                "tasks",
                1L);
    }

    private Map<String, Object> send(int superstep, String pointer) {
        Map<String, Object> event = new LinkedHashMap<>(cursor(superstep));
        event.put("send", pointer);
        event.put("tasks", 0L);
        return event;
    }

    private static Map<String, Object> event(Map<String, Object> event, long tasks) {
        event.put("tasks", tasks);
        return event;
    }

    private History history() {
        return log.history(RUN).orElseThrow();
    }
}
