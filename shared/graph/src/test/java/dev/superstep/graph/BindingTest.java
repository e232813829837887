package dev.superstep.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.superstep.graph.core.Channels;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Program;
import dev.superstep.graph.core.Target;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BindingTest {
    record Input(String topic) {}

    record State(
            String topic,
            @Nullable String draft,
            @Reduce(Longest.class) String best) {}

    static final class Longest implements Reduction<String> {
        private Longest() {}

        @Override
        public String initial() {
            return "";
        }

        @Override
        public String reduce(String old, String write) {
            return write.length() > old.length() ? write : old;
        }
    }

    record Read(String topic, @Nullable String draft) {}

    record Written(String draft) {}

    static final class Write implements Node<Read, Written> {
        @Override
        public Written run(Read in) {
            return new Written(in.topic() + ", drafted");
        }
    }

    record Packet(String line) {}

    record Best(String best) {}

    static final class Judge implements Node<Packet, Best> {
        @Override
        public Best run(Packet in) {
            return new Best(in.line());
        }
    }

    record View(String draft) {}

    private final RecordsAsMaps mapper = new RecordsAsMaps();
    private final Graph<State> graph = Graph.of(Input.class, State.class)
            .start(Write.class)
            .routeMany(
                    Write.class,
                    View.class,
                    view -> List.of(Send.to(Judge.class, new Packet(view.draft())), Go.to(Judge.class)),
                    Possible.each(Judge.class).and(Judge.class))
            .route(Write.class, state -> state.best().isEmpty() ? End.class : Judge.class, Judge.class, End.class)
            .end(Judge.class)
            .build();
    private final Program program = graph.program("w", BindingTest::instance, mapper);

    static final class Guess implements Recoverable<Read, Written> {
        @Override
        public Written run(Read in) {
            return new Written("run");
        }

        @Override
        public Written fallback(Read in) {
            return new Written("a guess on " + in.topic());
        }
    }

    @Test
    void a_fallback_and_a_pause_are_functions_on_values_too() throws Exception {
        Program paused = Graph.of(Input.class, State.class)
                .start(Guess.class)
                .end(Guess.class)
                .pause(
                        Guess.class,
                        View.class,
                        view -> Duration.ofSeconds(view.draft().length()))
                .build()
                .program("w", type -> new Guess(), mapper);
        NodeId guess = new NodeId("guess");

        assertThat(paused.nodes().get(guess).run(Map.of("topic", "bees"))).isEqualTo(Map.of("draft", "run"));
        assertThat(paused.fallbacks().get(guess).run(Map.of("topic", "bees")))
                .isEqualTo(Map.of("draft", "a guess on bees"));
        assertThat(paused.fallbacks().get(guess).looksAt()).contains(List.of("topic", "draft"));
        assertThat(paused.pauses().get(guess).pause(Map.of("draft", "four"))).isEqualTo(Duration.ofSeconds(4));
        assertThat(paused.pauses().get(guess).looksAt()).contains(List.of("draft"));
    }

    @Test
    void a_node_s_function_reads_its_record_from_the_view_and_gives_what_it_writes() throws Exception {
        assertThat(program.nodes().keySet()).extracting(NodeId::value).containsExactly("write", "judge");
        assertThat(program.nodes().get(new NodeId("write")).run(Map.of("topic", "bees")))
                .isEqualTo(Map.of("draft", "bees, drafted"));
    }

    @Test
    void a_router_s_function_reads_its_view_and_says_sends_and_nodes_in_order() throws Exception {
        assertThat(program.routersOf(new NodeId("write")).getFirst().route(Map.of("draft", "text")))
                .containsExactly(
                        new Target.Send(new NodeId("judge"), Map.of("line", "text")),
                        new Target.Goto(new NodeId("judge")));
    }

    @Test
    void a_router_of_one_answer_sees_the_whole_state_and_may_end_the_path() throws Exception {
        var second = program.routersOf(new NodeId("write")).getLast();

        assertThat(second.route(Map.of("best", ""))).containsExactly(new Target.Goto(NodeId.END));
        assertThat(second.route(Map.of("best", "b"))).containsExactly(new Target.Goto(new NodeId("judge")));
    }

    @Test
    void a_component_that_may_be_null_is_not_one_that_a_node_needs() {
        Definition definition = program.definition();

        assertThat(definition.name()).isEqualTo("w");
        assertThat(definition.reads()).containsEntry(new NodeId("write"), List.of("topic"));
    }

    @Test
    void a_reducer_of_the_workflow_s_own_combines_the_channel_s_values() {
        Channels channels = new Channels(program.definition().channels());

        assertThat(channels.initialState()).isEqualTo(Map.of("best", ""));
        assertThat(channels.apply(channels.initialState(), List.of(Map.of("best", "long"), Map.of("best", "abc"))))
                .containsEntry("best", "long");
        assertThat(program.definition().channels().getLast().reducer().name()).isEqualTo("Longest");
    }

    @Test
    void a_reducer_of_the_workflow_s_own_is_never_asked_about_null() {
        var reducer = program.definition().channels().getLast().reducer();

        assertThatThrownBy(() -> reducer.reduce("old", null)).hasMessage("a reduction takes no null");
        assertThatThrownBy(() -> reducer.reduce(null, "write")).hasMessage("a reduction takes no null");
    }

    record Nullish(@Reduce(StartsWithNull.class) String value) {}

    static final class StartsWithNull implements Reduction<@Nullable String> {
        @Override
        public @Nullable String initial() {
            return null;
        }

        @Override
        public @Nullable String reduce(@Nullable String old, @Nullable String write) {
            return write;
        }
    }

    record Nothing() {}

    static final class Idle implements Node<Nothing, Nothing> {
        @Override
        public Nothing run(Nothing in) {
            return in;
        }
    }

    @Test
    void a_reducer_of_the_workflow_s_own_must_begin_with_a_value() {
        Graph<Nullish> graph = Graph.of(Nothing.class, Nullish.class)
                .start(Idle.class)
                .end(Idle.class)
                .build();

        assertThatThrownBy(() -> graph.definition("w", mapper)).hasMessageContaining("must not be null");
    }

    @Test
    void a_graph_knows_its_records_and_a_workflow_its_name() {
        assertThat(graph.input()).isEqualTo(Input.class);
        assertThat(graph.state()).isEqualTo(State.class);
        assertThat(new BlogPostWorkflow().name()).isEqualTo("blog_post");
        assertThat(new Digest().name()).isEqualTo("digest");
    }

    private static class Digest implements Workflow<State> {
        @Override
        public Graph<State> graph() {
            return Graph.of(Input.class, State.class).start(Write.class).build();
        }
    }

    private static final class BlogPostWorkflow extends Digest {}

    private static Node<?, ?> instance(Class<? extends Node<?, ?>> type) {
        return type.equals(Write.class) ? new Write() : new Judge();
    }
}
