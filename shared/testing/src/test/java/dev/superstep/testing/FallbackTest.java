package dev.superstep.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.superstep.graph.Append;
import dev.superstep.graph.End;
import dev.superstep.graph.Graph;
import dev.superstep.graph.Node;
import dev.superstep.graph.NodeException;
import dev.superstep.graph.Possible;
import dev.superstep.graph.Recoverable;
import dev.superstep.graph.Send;
import dev.superstep.graph.TaskContext;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.Failure;
import dev.superstep.runlog.RunError;
import dev.superstep.runlog.RunStatus;
import dev.superstep.testing.faults.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A fallback answers, in a fresh invocation, for an invocation that died. */
class FallbackTest {
    record Input(String text) {}

    record State(
            String text, @Nullable String answer, @Append List<String> trace) {}

    record Text(String text) {}

    record Answer(String answer, List<String> trace) {}

    record Trace(List<String> trace) {}

    record Nothing() {}

    static class Ask implements Recoverable<Text, Answer> {
        final List<String> keys = new ArrayList<>();
        private final TaskContext task = TaskContext.current();

        @Override
        public Answer run(Text in) throws Exception {
            keys.add(task.idempotencyKey());
            return new Answer("run " + in.text(), List.of("run"));
        }

        @Override
        public Answer fallback(Text in) {
            keys.add(task.idempotencyKey());
            return new Answer("fallback " + in.text(), List.of("fallback"));
        }
    }

    static final class Next implements Node<Nothing, Trace> {
        @Override
        public Trace run(Nothing in) {
            return new Trace(List.of("next"));
        }
    }

    private static Graph<State> lone() {
        return Graph.of(Input.class, State.class)
                .start(Ask.class)
                .edge(Ask.class, Next.class)
                .end(Next.class)
                .build();
    }

    /** The first superstep may be entered with the plain input of a run started by hand, later ones only with a cursor. */
    private static Graph<State> later() {
        return Graph.of(Input.class, State.class)
                .start(Next.class)
                .edge(Next.class, Ask.class)
                .route(
                        Ask.class,
                        state -> Objects.requireNonNull(state.answer()).startsWith("never") ? Next.class : End.class,
                        Next.class,
                        End.class)
                .build();
    }

    private static Graph<State> branch() {
        return Graph.of(Input.class, State.class)
                .start(Ask.class)
                .start(Next.class)
                .end(Ask.class)
                .end(Next.class)
                .build();
    }

    private static Graph<State> sends() {
        return Graph.of(Input.class, State.class)
                .start(Next.class)
                .routeMany(Next.class, state -> List.of(Send.to(Ask.class, new Text("sent"))), Possible.each(Ask.class))
                .end(Ask.class)
                .build();
    }

    /** Where a node may stand: in the first superstep, later, in a branch, in an iteration; and what its text is there. */
    record Place(String name, Graph<State> graph, String text) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Place> places() {
        return List.of(
                new Place("lone", lone(), "x"),
                new Place("later", later(), "x"),
                new Place("branch", branch(), "x"),
                new Place("sends", sends(), "sent"));
    }

    @ParameterizedTest
    @MethodSource("places")
    void rule_7_when_the_process_dies_the_fallback_commits_in_its_place(Place place) {
        LocalResult<State> result =
                LocalRun.of(place.graph()).killing(Ask.class, Moment.BEFORE).run(new Input("x"));

        assertThat(result.status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(result.state().answer()).isEqualTo("fallback " + place.text());
        assertThat(answeredBy(result)).isEqualTo(Delta.By.FALLBACK);
        assertThat(result.report().failures())
                .extracting(Failure::error)
                .extracting(RunError::type)
                .containsExactly("Runtime.ExitError");
    }

    @ParameterizedTest
    @MethodSource("places")
    void rule_7_when_the_process_dies_after_it_has_committed_what_it_committed_counts(Place place) {
        LocalResult<State> result =
                LocalRun.of(place.graph()).killing(Ask.class, Moment.AFTER).run(new Input("x"));

        assertThat(result.status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(result.state().answer()).isEqualTo("run " + place.text());
        assertThat(result.state().trace()).doesNotContain("fallback");
        assertThat(answeredBy(result)).isEqualTo(Delta.By.NODE);
    }

    @ParameterizedTest
    @MethodSource("places")
    void an_error_that_the_node_s_own_code_could_see_is_no_case_for_it(Place place) {
        Ask throwing = new Ask() {
            @Override
            public Answer run(Text in) {
                throw new NodeException("SEEN", "by the node");
            }
        };

        LocalResult<State> result = LocalRun.of(place.graph()).with(throwing).run(new Input("x"));

        assertThat(result.error()).map(RunError::code).contains("SEEN");
        assertThat(result.state().trace()).doesNotContain("fallback");
    }

    @Test
    void rule_7_the_effects_of_a_fallback_have_a_key_of_their_own() {
        Ask ask = new Ask();

        LocalRun.of(lone()).with(ask).killing(Ask.class, Moment.BEFORE).run(new Input("x"));
        LocalRun.of(lone()).with(ask).run(new Input("x"));

        assertThat(ask.keys).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void a_fallback_that_fails_fails_the_run() {
        Ask helpless = new Ask() {
            @Override
            public Answer fallback(Text in) {
                throw new NodeException("HELPLESS", "nothing to say");
            }
        };

        LocalResult<State> result = LocalRun.of(lone())
                .with(helpless)
                .killing(Ask.class, Moment.BEFORE)
                .run(new Input("x"));

        assertThat(result.error()).map(RunError::code).contains("HELPLESS");
    }

    @Test
    void a_node_without_a_fallback_dies_for_good() {
        LocalResult<State> result =
                LocalRun.of(lone()).killing(Next.class, Moment.BEFORE).run(new Input("x"));

        assertThat(result.error()).map(RunError::type).contains("Runtime.ExitError");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LocalRun.of(lone()).killing(End.class, Moment.BEFORE));
    }

    private static Delta.By answeredBy(LocalResult<State> result) {
        return result.report().supersteps().stream()
                .flatMap(superstep -> superstep.tasks().stream())
                .filter(task -> task.id().node().value().equals("ask"))
                .flatMap(task -> task.delta().stream())
                .map(Delta::by)
                .findFirst()
                .orElseThrow();
    }
}
