package dev.superstep.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.superstep.graph.Append;
import dev.superstep.graph.End;
import dev.superstep.graph.Go;
import dev.superstep.graph.Graph;
import dev.superstep.graph.Node;
import dev.superstep.graph.NodeException;
import dev.superstep.graph.Possible;
import dev.superstep.graph.Send;
import dev.superstep.graph.Start;
import dev.superstep.graph.Sum;
import dev.superstep.graph.Way;
import dev.superstep.runlog.RunStatus;
import dev.superstep.runner.RecordMappingException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LocalRunTest {
    record Input(List<String> words) {}

    record State(
            List<String> words,
            @Append List<String> shouted,
            @Sum int rounds,
            String answer) {}

    record Word(String word) {}

    record Shouted(List<String> shouted) {}

    record Nothing() {}

    static final class Read implements Node<Nothing, Rounds> {
        @Override
        public Rounds run(Nothing in) {
            return new Rounds(1);
        }
    }

    record Rounds(int rounds) {}

    static final class Shout implements Node<Word, Shouted> {
        @Override
        public Shouted run(Word in) {
            if (in.word().equals("bad")) {
                throw new NodeException("BAD_WORD", "no such words");
            }
            return new Shouted(List.of(in.word().toUpperCase(java.util.Locale.ROOT)));
        }
    }

    record Both(@Nullable List<String> shouted, int rounds) {}

    record Answer(String answer) {}

    static final class Write implements Node<Both, Answer> {
        @Override
        public Answer run(Both in) {
            return new Answer(String.join(" ", in.shouted()) + " in " + in.rounds());
        }
    }

    private static Graph<State> mapReduce() {
        return Graph.of(Input.class, State.class)
                .start(Read.class)
                .routeMany(Read.class, LocalRunTest::fan, Possible.each(Shout.class), Possible.of(Write.class))
                .edge(Shout.class, Write.class)
                .end(Write.class)
                .build();
    }

    private static List<Way> fan(State state) {
        return state.words().isEmpty()
                ? List.of(Go.to(Write.class))
                : state.words().stream()
                        .<Way>map(word -> Send.to(Shout.class, new Word(word)))
                        .toList();
    }

    @Test
    void a_map_reduce_runs_through_its_state_machine() {
        LocalResult<State> result = LocalRun.of(mapReduce()).run(new Input(List.of("a", "b", "c")));

        assertThat(result.status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(result.state())
                .isEqualTo(new State(List.of("a", "b", "c"), List.of("A", "B", "C"), 1, "A B C in 1"));
        assertThat(result.supersteps())
                .containsExactly(List.of("read"), List.of("shout", "shout", "shout"), List.of("write"));
    }

    @Test
    void a_router_may_send_nothing() {
        assertThat(LocalRun.of(mapReduce()).run(new Input(List.of())).supersteps())
                .containsExactly(List.of("read"), List.of("write"));
    }

    @Test
    void a_failing_node_ends_the_run_with_its_code_and_leaves_the_state_before_its_superstep() {
        LocalResult<State> result = LocalRun.of(mapReduce()).run(new Input(List.of("a", "bad")));

        assertThat(result.status()).isEqualTo(RunStatus.FAILED);
        assertThat(result.error()).hasValueSatisfying(error -> {
            assertThat(error.type()).isEqualTo("NodeError");
            assertThat(error.code()).isEqualTo("BAD_WORD");
            assertThat(error.node()).hasToString("shout");
            assertThat(error.message()).isEqualTo("no such words");
        });
        assertThat(result.values()).isEqualTo(Map.of("words", List.of("a", "bad"), "shouted", List.of(), "rounds", 1L));
        assertThat(result.supersteps()).containsExactly(List.of("read"), List.of("shout", "shout"));
    }

    @Test
    void an_input_that_is_not_the_input_record_is_refused_with_every_problem() {
        assertThatThrownBy(() -> LocalRun.of(mapReduce()).run(Map.of("word", "a", "words", 1L)))
                .isInstanceOfSatisfying(
                        RecordMappingException.class,
                        e -> assertThat(e.problems()).hasSize(2));
    }

    record Left(String answer) {}

    static final class Meet implements Node<Nothing, Nothing> {
        private final CountDownLatch all;

        Meet(CountDownLatch all) {
            this.all = all;
        }

        @Override
        public Nothing run(Nothing in) throws InterruptedException {
            meet(all);
            return new Nothing();
        }
    }

    static final class MeetToo implements Node<Nothing, Nothing> {
        private final CountDownLatch all;

        MeetToo(CountDownLatch all) {
            this.all = all;
        }

        @Override
        public Nothing run(Nothing in) throws InterruptedException {
            meet(all);
            return new Nothing();
        }
    }

    private static void meet(CountDownLatch all) throws InterruptedException {
        all.countDown();
        if (!all.await(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the others never came");
        }
    }

    @Test
    void the_nodes_of_a_superstep_run_side_by_side() {
        CountDownLatch all = new CountDownLatch(2);
        Graph<State> graph = Graph.of(Input.class, State.class)
                .start(Meet.class)
                .start(MeetToo.class)
                .end(Meet.class)
                .end(MeetToo.class)
                .build();

        LocalResult<State> result =
                LocalRun.of(graph).with(new Meet(all)).with(new MeetToo(all)).run(new Input(List.of()));

        assertThat(result.status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(result.supersteps()).containsExactly(List.of("meet", "meet_too"));
    }

    @Test
    void a_router_at_the_start_chooses_by_the_input() {
        Graph<State> graph = Graph.of(Input.class, State.class)
                .route(
                        Start.class,
                        Input.class,
                        input -> input.words().isEmpty() ? End.class : Write.class,
                        Write.class,
                        End.class)
                .end(Write.class)
                .build();

        assertThat(LocalRun.of(graph).run(new Input(List.of())).supersteps()).isEmpty();
        assertThat(LocalRun.of(graph).run(new Input(List.of("a"))).state().answer())
                .isEqualTo(" in 0");
    }

    @Test
    void the_recursion_limit_ends_a_loop() {
        Graph<State> graph = Graph.of(Input.class, State.class)
                .start(Read.class)
                .route(Read.class, state -> Read.class, Read.class, End.class)
                .recursionLimit(3)
                .build();

        LocalResult<State> result = LocalRun.of(graph).run(new Input(List.of()));

        assertThat(result.error())
                .hasValueSatisfying(error -> assertThat(error.type()).isEqualTo("GraphRecursionError"));
        assertThat(result.values()).containsEntry("rounds", 3L);
        assertThat(result.supersteps()).hasSize(3);
    }

    @Test
    void nodes_are_given_by_instance_or_made_by_their_constructor() {
        assertThatThrownBy(() -> LocalRun.of(Graph.of(Input.class, State.class)
                                .start(Meet.class)
                                .end(Meet.class)
                                .build())
                        .run(new Input(Stream.of("a").toList())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("with(");
    }

    static class Greet implements Node<Nothing, Answer> {
        @Override
        public Answer run(Nothing in) {
            return new Answer("hello");
        }
    }

    @Test
    void an_instance_may_extend_the_class_in_the_graph() {
        Graph<State> graph = Graph.of(Input.class, State.class)
                .start(Greet.class)
                .end(Greet.class)
                .build();
        Greet moody = new Greet() {
            @Override
            public Answer run(Nothing in) {
                return new Answer("go away");
            }
        };

        assertThat(LocalRun.of(graph).with(moody).run(new Input(List.of())).values())
                .containsEntry("answer", "go away");
    }

    @Test
    void an_instance_of_no_node_is_refused() {
        assertThatThrownBy(() -> LocalRun.of(mapReduce()).with(new Greet()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no node of this graph");
    }
}
