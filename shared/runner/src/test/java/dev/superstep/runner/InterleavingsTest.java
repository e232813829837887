package dev.superstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.superstep.runlog.Commit;
import dev.superstep.runlog.ExecutionName;
import dev.superstep.runlog.InMemoryRunLog;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import dev.superstep.runner.Coroutine.Place;
import dev.superstep.runner.Coroutine.Stop;
import dev.superstep.runner.Interleavings.Result;
import dev.superstep.runner.Interleavings.Situation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * One superstep of two tasks, "a" and "b", under every interleaving of retries, a second delivery, a fallback and a redrive.
 *
 * <p>Whatever happens: a task commits once; nobody is told another answer of a task than any other; and where the superstep is
 * wrong, because its writes conflict or it was the last that the run may take, somebody is told in each execution.
 */
class InterleavingsTest {
    private static final RunId RUN = new RunId("g", "r");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));
    private static final NodeId A = new NodeId("a");
    private static final NodeId B = new NodeId("b");

    /** What a superstep is asked to look for, and what must come of it. */
    private enum Kind {
        CONFLICT("x", ErrorType.INVALID_UPDATE),
        LIMIT("n", ErrorType.GRAPH_RECURSION),
        FRONTIER("n", null),
        NOTHING("n", null);

        private final String channel;
        private final @Nullable ErrorType error;

        Kind(String channel, @Nullable ErrorType error) {
            this.channel = channel;
            this.error = error;
        }

        int limit() {
            return this == LIMIT ? 1 : 10;
        }

        void ask(Map<String, Object> event) {
            switch (this) {
                case CONFLICT -> event.put("look", List.of("conflict"));
                case LIMIT -> event.put("look", List.of("limit"));
                case FRONTIER -> event.put("frontier", true);
                case NOTHING -> {}
            }
        }

        /** Whether this attempt tells what somebody must be told. */
        boolean isTold(Place place) {
            return switch (this) {
                case CONFLICT, LIMIT ->
                    place.stop() instanceof Stop.Failed failed
                            && failed.failure().type() == error;
                case FRONTIER -> told(place).findAny().isPresent();
                case NOTHING -> place.stop() instanceof Stop.Answered;
            };
        }

        /** The answers that must all be the same: in a loop, those that were given when the superstep was complete. */
        Stream<Map<String, Object>> told(Place place) {
            return place.stop() instanceof Stop.Answered(Map<String, Object> answer)
                            && (this != FRONTIER || answer.containsKey("next"))
                    ? Stream.of(answer)
                    : Stream.empty();
        }
    }

    @Test
    void a_conflict_is_told_whoever_crashes_and_whoever_comes_late() {
        assertRight(crashes(Kind.CONFLICT, UnaryOperator.identity()));
    }

    @Test
    void the_recursion_limit_is_told_whoever_crashes_and_whoever_comes_late() {
        assertRight(crashes(Kind.LIMIT, UnaryOperator.identity()));
    }

    @Test
    void what_runs_next_is_told_whoever_crashes_and_whoever_comes_late() {
        assertRight(crashes(Kind.FRONTIER, UnaryOperator.identity()));
    }

    @Test
    void everybody_gets_the_answer_that_is_recorded() {
        assertRight(crashes(Kind.NOTHING, UnaryOperator.identity()));
    }

    @Test
    void a_conflict_is_told_to_a_redrive_as_well() {
        assertRight(redriven(Kind.CONFLICT));
    }

    @Test
    void the_recursion_limit_is_told_to_a_redrive_as_well() {
        assertRight(redriven(Kind.LIMIT));
    }

    @Test
    void a_conflict_is_told_where_both_tasks_begin_the_run() {
        Attempts of = new Attempts(Kind.CONFLICT, UnaryOperator.identity());
        Interleavings byHand = new Interleavings()
                .caller(of.byHand("a", A, 0), of.byHand("a retried", A, 1))
                .caller(of.byHand("b", B, 0), of.byHand("b retried", B, 1));

        assertRight(byHand.search(
                new LogStates(RUN).empty(), (situation, answers) -> wrong(Kind.CONFLICT, situation, answers)));
    }

    @Test
    void a_duplicate_that_did_not_look_again_would_lose_the_conflict() {
        assertThat(crashes(Kind.CONFLICT, WithoutSecondLook::on).wrong()).startsWith("nobody was told");
    }

    @Test
    void a_duplicate_that_did_not_look_again_would_lose_the_recursion_limit() {
        assertThat(crashes(Kind.LIMIT, WithoutSecondLook::on).wrong()).startsWith("nobody was told");
    }

    @Test
    void a_duplicate_that_did_not_look_again_would_lose_what_runs_next() {
        assertThat(crashes(Kind.FRONTIER, WithoutSecondLook::on).wrong()).startsWith("nobody was told");
    }

    private static void assertRight(Result result) {
        assertThat(result.wrong()).isEmpty();
        assertThat(result.ends()).isGreaterThan(100);
    }

    /** One execution, in which "a" is delivered twice and may be given up twice, the second time for its fallback. */
    private static Result crashes(Kind kind, UnaryOperator<RunLog> seen) {
        Attempts of = new Attempts(kind, seen);
        return new Interleavings()
                .caller(of.first("a", A), of.retry("a retried", A), of.fallback("a's fallback", A))
                .caller(of.first("b", B), of.retry("b retried", B))
                .nobodys(of.first("a delivered twice", A))
                .search(of.opened(), (situation, answers) -> wrong(kind, situation, answers));
    }

    /** One execution that may be late, and a second one of the same run. */
    private static Result redriven(Kind kind) {
        Attempts of = new Attempts(kind, UnaryOperator.identity());
        return new Interleavings()
                .caller(of.first("a", A), of.fallback("a's fallback", A))
                .caller(of.first("b", B), of.retry("b retried", B))
                .caller(of.redrive("a again", A))
                .caller(of.redrive("b again", B))
                .search(of.opened(), (situation, answers) -> {
                    String first = wrong(kind, situation, answers.subList(0, 2));
                    return first.isEmpty() ? wrong(kind, situation, answers.subList(2, 4)) : first;
                });
    }

    /** What is wrong where an execution's tasks have got these answers. */
    private static String wrong(Kind kind, Situation situation, List<Place> answers) {
        if (answers.stream().noneMatch(kind::isTold)) {
            return "nobody was told";
        }
        for (Place place : situation.places()) {
            if (place.stop() instanceof Stop.Failed failed && failed.failure().type() != kind.error) {
                return "an attempt failed: " + failed.failure();
            }
        }
        for (NodeId task : List.of(A, B)) {
            List<Place> attempts = situation.places().stream()
                    .filter(place -> place.task().equals(task))
                    .toList();
            long commits =
                    attempts.stream().filter(InterleavingsTest::hasCommitted).count();
            List<Map<String, Object>> told =
                    attempts.stream().flatMap(kind::told).distinct().toList();
            if (commits != 1 || told.size() > 1) {
                return task + " was committed " + commits + " times and answered " + told;
            }
        }
        return "";
    }

    private static boolean hasCommitted(Place place) {
        return place.answers().stream().anyMatch(Commit.Committed.class::isInstance);
    }

    /** Makes attempts at one superstep. */
    private record Attempts(Kind kind, UnaryOperator<RunLog> seen) {
        Coroutine first(String name, NodeId node) {
            return attempt(name, node, 1, cursor(RUN.run(), 0));
        }

        Coroutine retry(String name, NodeId node) {
            return attempt(name, node, 1, cursor(RUN.run(), 1));
        }

        Coroutine fallback(String name, NodeId node) {
            return attempt(name, node, 2, cursor(RUN.run(), 1));
        }

        Coroutine redrive(String name, NodeId node) {
            return attempt(name, node, 1, cursor(ExecutionName.of(RUN.run(), 1), 0));
        }

        Coroutine byHand(String name, NodeId node, int retry) {
            Map<String, Object> event = new LinkedHashMap<>(cursor(RUN.run(), retry));
            event.put("started", "2026-01-01T00:00:00Z");
            event.put("input", Map.of("n", 0L));
            return attempt(name, node, 1, event);
        }

        LogStates.LogState opened() {
            RunHeader header = runner(new InMemoryRunLog(), 0).headers().of(RUN, "1", Map.of());
            return new LogStates(RUN).empty().on(LogCall.open(header, Map.of())).next();
        }

        private static Map<String, Object> cursor(String execution, int retry) {
            return new LinkedHashMap<>(Map.of(
                    "run", RUN.run(), "superstep", 1L, "base", 0L, "execution", execution, "retry", (long) retry));
        }

        private Coroutine attempt(String name, NodeId node, long writes, Map<String, Object> where) {
            Map<String, Object> event = new LinkedHashMap<>(where);
            event.put("graph", Fingerprint.of(definition()));
            event.put("tasks", 2L);
            kind.ask(event);
            return new Coroutine(
                    name, node, log -> runner(seen.apply(log), writes).run(node, event, name));
        }

        /** What "a" writes decides where it goes, so that the fallback would go elsewhere. */
        private Runner runner(RunLog log, long writes) {
            NodeFunction function = view -> Map.of(kind.channel, writes);
            RouterFunction router =
                    state -> List.of(new Target.Goto(state.get(kind.channel).equals(1L) ? B : NodeId.END));
            Program program = new Program(definition(), Map.of(A, function, B, function), Map.of(A, List.of(router)));
            return new Runner(program, log, CLOCK, Runner.Settings.keeping(Duration.ofDays(1)));
        }

        private Definition definition() {
            return Definition.untyped(
                    "g",
                    Notation.parse("START -> a, b; a ?-> b | END; b -> END"),
                    List.of(new Channel("x", new Reducer.Last()), new Channel("n", new Reducer.Sum())),
                    kind.limit());
        }
    }
}
