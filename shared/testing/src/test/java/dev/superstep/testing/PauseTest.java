package dev.superstep.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.graph.Append;
import dev.superstep.graph.End;
import dev.superstep.graph.Graph;
import dev.superstep.graph.Node;
import dev.superstep.graph.NodeException;
import dev.superstep.graph.Possible;
import dev.superstep.graph.Send;
import dev.superstep.graph.Sum;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.RunError;
import dev.superstep.runlog.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A pause is waited for by the machine: where it stands, and how long. */
class PauseTest {
    private static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");

    record Input(int seconds) {}

    record State(int seconds, @Sum int rounds, @Append List<String> said) {}

    record Nothing() {}

    record Rounds(int rounds) {}

    record Said(List<String> said) {}

    record Word(String word) {}

    static final class Count implements Node<Nothing, Rounds> {
        @Override
        public Rounds run(Nothing in) {
            return new Rounds(1);
        }
    }

    static final class Left implements Node<Nothing, Said> {
        @Override
        public Said run(Nothing in) {
            return new Said(List.of("left"));
        }
    }

    static final class Right implements Node<Nothing, Said> {
        @Override
        public Said run(Nothing in) {
            return new Said(List.of("right"));
        }
    }

    static final class Say implements Node<Word, Said> {
        @Override
        public Said run(Word in) {
            return new Said(List.of(in.word()));
        }
    }

    private record Seen(int seconds, int rounds) {}

    private static Graph<State> loop() {
        return Graph.of(Input.class, State.class)
                .start(Count.class)
                .route(Count.class, state -> state.rounds() < 3 ? Count.class : End.class, Count.class, End.class)
                .pause(Count.class, Seen.class, seen -> Duration.ofSeconds((long) seen.seconds() * seen.rounds()))
                .build();
    }

    private static LocalResult<State> run(Graph<State> graph, int seconds) {
        return LocalRun.of(graph).skippingWaits(NOW).run(new Input(seconds));
    }

    @Test
    void a_path_waits_after_its_node_as_long_as_the_function_says_of_the_state_behind_it() {
        LocalResult<State> result = run(loop(), 7);

        assertThat(result.status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(result.state().rounds()).isEqualTo(3);
        assertThat(result.waits()).containsExactly(seconds(7), seconds(14), seconds(21));
        assertThat(untils(result)).containsExactly(NOW.plusSeconds(7), NOW.plusSeconds(21), NOW.plusSeconds(42));
    }

    @Test
    void a_pause_of_nothing_or_less_is_none() {
        assertThat(run(loop(), 0).waits()).isEmpty();
        assertThat(run(loop(), -5).waits()).isEmpty();
        assertThat(untils(run(loop(), -5))).containsOnly(NOW);
    }

    @Test
    void a_superstep_ends_after_the_longest_pause_of_its_branches() {
        Graph<State> sideBySide = Graph.of(Input.class, State.class)
                .start(Left.class)
                .start(Right.class)
                .join(List.of(Left.class, Right.class), Count.class)
                .end(Count.class)
                .pause(Left.class, state -> seconds(3600))
                .pause(Right.class, state -> seconds(1800))
                .build();

        LocalResult<State> result = run(sideBySide, 1);

        assertThat(result.state().said()).containsExactly("left", "right");
        assertThat(result.supersteps()).containsExactly(List.of("left", "right"), List.of("count"));
        Delta count = result.report()
                .supersteps()
                .getLast()
                .tasks()
                .getFirst()
                .delta()
                .orElseThrow();
        assertThat(count.metrics().started()).isAfterOrEqualTo(NOW.plusSeconds(3600));
    }

    @Test
    void every_run_of_a_Send_may_pause() {
        Graph<State> fan = Graph.of(Input.class, State.class)
                .start(Count.class)
                .routeMany(
                        Count.class,
                        state -> Stream.of("a", "b", "c")
                                .map(word -> Send.to(Say.class, new Word(word)))
                                .toList(),
                        Possible.each(Say.class))
                .edge(Say.class, Left.class)
                .end(Left.class)
                .pause(Say.class, state -> seconds(60))
                .build();

        LocalResult<State> result = run(fan, 1);

        assertThat(result.state().said()).containsExactly("a", "b", "c", "left");
        assertThat(untils(result)).hasSize(3);
    }

    @Test
    void a_pause_beside_what_ends_the_run_is_waited_for_before_the_end() {
        Graph<State> last = Graph.of(Input.class, State.class)
                .start(Left.class)
                .end(Left.class)
                .pause(Left.class, state -> seconds(5))
                .build();

        assertThat(run(last, 1).waits()).containsExactly(seconds(5));
    }

    @Test
    void no_pause_is_longer_than_an_execution_can_live() {
        assertThat(run(once(365), 1).waits()).containsExactly(Duration.ofDays(365));

        RunError error = run(once(366), 1).error().orElseThrow();
        assertThat(error.type()).isEqualTo("TooLarge");
        assertThat(error.code()).isEqualTo("PAUSE_TOO_LONG");
        assertThat(error.message()).contains("the pause after \"left\" is to be PT8784H");
    }

    @Test
    void a_pause_that_throws_fails_the_run_and_nothing_is_committed() {
        Graph<State> throwing = Graph.of(Input.class, State.class)
                .start(Left.class)
                .end(Left.class)
                .pause(Left.class, state -> {
                    throw new NodeException("NO_IDEA", "how long");
                })
                .build();

        LocalResult<State> result = run(throwing, 1);

        assertThat(result.error()).map(RunError::code).contains("NO_IDEA");
        assertThat(result.state().said()).isEmpty();
    }

    private static Graph<State> once(int days) {
        return Graph.of(Input.class, State.class)
                .start(Left.class)
                .end(Left.class)
                .pause(Left.class, state -> Duration.ofDays(days))
                .build();
    }

    private static List<Instant> untils(LocalResult<?> result) {
        return result.report().supersteps().stream()
                .flatMap(superstep -> superstep.tasks().stream())
                .flatMap(task -> task.delta().flatMap(Delta::until).stream())
                .toList();
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
