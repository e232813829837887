package dev.superstep.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.InvalidGraphException;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.NodeTrait;
import dev.superstep.graph.core.Notation;
import dev.superstep.graph.core.Problem;
import dev.superstep.graph.core.Problem.Code;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphTest {
    record Input(String topic) {}

    record State(
            String topic,
            int count,
            @Append List<String> log,
            @Sum double cost,
            @Nullable String note) {}

    record Topic(String topic) {}

    record Count(Integer count) {}

    record Nothing() {}

    static class A implements Node<Topic, Count> {
        @Override
        public Count run(Topic in) {
            return new Count(1);
        }
    }

    static class B implements Node<Nothing, Nothing> {
        @Override
        public Nothing run(Nothing in) {
            return in;
        }
    }

    static class DraftContent extends B {}

    static final class Other {
        static final class A implements Node<Nothing, Nothing> {
            @Override
            public Nothing run(Nothing in) {
                return in;
            }
        }
    }

    record Unknown(String nowhere) {}

    record WrongType(String count) {}

    static final class ReadsUnknown implements Node<Unknown, WrongType> {
        @Override
        public WrongType run(Unknown in) {
            return new WrongType("");
        }
    }

    static final class NoTypes implements Node<Record, Nothing> {
        @Override
        public Nothing run(Record in) {
            return new Nothing();
        }
    }

    @Test
    void a_graph_of_classes_is_a_topology_of_snake_case_names() {
        Graph<State> graph = Graph.of(Input.class, State.class)
                .start(A.class)
                .start(DraftContent.class)
                .join(List.of(A.class, DraftContent.class), B.class)
                .route(B.class, state -> A.class, A.class, End.class)
                .routeMany(A.class, state -> List.of(), Possible.each(B.class).and(DraftContent.class), Possible.none())
                .build();

        assertThat(Notation.print(graph.definition("w", new NoMapper()).topology()))
                .isEqualTo("""
                        START -> a, draft_content
                        a & draft_content -> b
                        a ?-> draft_content + each b | none
                        b ?-> a | END
                        """);
        assertThat(graph.warnings()).isEmpty();
        assertThat(graph.nodes()).containsEntry(new NodeId("draft_content"), DraftContent.class);
    }

    @Test
    void a_definition_knows_what_is_read_and_written_and_its_reducers() {
        var definition = Graph.of(Input.class, State.class)
                .start(A.class)
                .end(A.class)
                .recursionLimit(7)
                .build()
                .definition("w", new NoMapper());

        assertThat(definition.inputs()).containsExactly("topic");
        assertThat(definition.reads()).containsEntry(new NodeId("a"), List.of("topic"));
        assertThat(definition.writes()).containsEntry(new NodeId("a"), List.of("count"));
        assertThat(definition.recursionLimit()).isEqualTo(7);
        assertThat(definition.channels())
                .extracting(channel -> channel.name() + ":" + channel.reducer().name())
                .containsExactly("topic:last", "count:last", "log:append", "cost:sum", "note:last");
    }

    @Test
    void all_problems_are_reported_at_once() {
        assertThat(problems(Graph.of(Unknown.class, State.class)
                        .edge(A.class, Other.A.class)
                        .edge(ReadsUnknown.class, B.class)
                        .recursionLimit(0)))
                .extracting(Problem::code)
                .contains(
                        Code.UNKNOWN_INPUT,
                        Code.DUPLICATE_NODE,
                        Code.UNKNOWN_CHANNEL,
                        Code.CHANNEL_TYPE,
                        Code.NO_ENTRY_POINT,
                        Code.BAD_RECURSION_LIMIT,
                        Code.UNREACHABLE_NODE);
    }

    @Test
    void the_runs_of_a_send_are_bounded_by_the_least_bound_of_its_edge() {
        var definition = Graph.of(Input.class, State.class)
                .start(A.class)
                .routeMany(
                        A.class,
                        state -> List.of(),
                        Possible.each(B.class).atMost(5),
                        Possible.each(B.class).and(A.class).atMost(3),
                        Possible.none())
                .end(B.class)
                .build()
                .definition("w", new NoMapper());

        assertThat(definition.topology().atOnce(new NodeId("b"))).isEqualTo(3);
        assertThat(definition.topology().atOnce(new NodeId("a"))).isZero();
    }

    @Test
    void a_bound_that_the_platform_cannot_keep_is_refused() {
        assertThat(messages(Graph.of(Input.class, State.class)
                        .start(A.class)
                        .routeMany(
                                A.class,
                                state -> List.of(),
                                Possible.each(B.class).atMost(41),
                                Possible.none())
                        .end(B.class)))
                .containsExactly(
                        "BAD_CONCURRENCY: Sends to \"b\" are to run at most 41 at a time; take a number from 1 to 40");
    }

    @Test
    void a_channel_that_is_none_is_named_with_who_reads_it() {
        assertThat(messages(Graph.of(Input.class, State.class)
                        .start(ReadsUnknown.class)
                        .end(ReadsUnknown.class)))
                .containsExactly(
                        "UNKNOWN_CHANNEL: node \"reads_unknown\" reads \"nowhere\", which is no channel of State; add it to"
                                + " State or correct the name",
                        "CHANNEL_TYPE: node \"reads_unknown\" writes \"count\" as java.lang.String, and in State it is"
                                + " java.lang.Integer; make them one type");
    }

    @Test
    void the_packet_of_a_send_may_have_what_is_no_channel() {
        assertThat(messages(Graph.of(Input.class, State.class)
                        .start(A.class)
                        .routeMany(A.class, state -> List.of(), Possible.each(ReadsUnknown.class), Possible.none())
                        .end(ReadsUnknown.class)))
                .hasSize(1)
                .allMatch(message -> message.startsWith("CHANNEL_TYPE"));
    }

    @Test
    void an_unreachable_node_is_reported_by_name() {
        assertThat(messages(Graph.of(Input.class, State.class)
                        .start(A.class)
                        .end(A.class)
                        .end(B.class)))
                .containsExactly(
                        "UNREACHABLE_NODE: no path leads from START to node \"b\"; add an edge to it or remove it");
    }

    @Test
    void a_node_that_does_not_say_its_records_is_refused() {
        assertThat(problems(
                        Graph.of(Input.class, State.class).start(NoTypes.class).end(NoTypes.class)))
                .extracting(Problem::code)
                .containsExactly(Code.NODE_TYPE);
    }

    record BadReducers(
            @Append String text,
            @Sum String number,
            @Append @Merge List<String> both,
            String superstep) {}

    @Test
    void reducers_must_fit_and_superstep_is_reserved() {
        assertThat(problems(Graph.of(Nothing.class, BadReducers.class)
                        .start(B.class)
                        .end(B.class)))
                .extracting(problem -> problem.code() + " " + problem.subject())
                .containsExactly(
                        "REDUCER_TYPE text",
                        "REDUCER_TYPE number",
                        "REDUCER_TYPE both",
                        "REDUCER_TYPE both",
                        "RESERVED_CHANNEL superstep");
    }

    record Twice(String aB, String a_b) {}

    @Test
    void two_components_cannot_be_one_channel() {
        assertThat(messages(Graph.of(Nothing.class, Twice.class).start(B.class).end(B.class)))
                .containsExactly("DUPLICATE_CHANNEL: \"aB\" and \"a_b\" are both the channel \"a_b\"; rename one");
    }

    @Test
    void a_view_must_be_channels() {
        assertThat(problems(Graph.of(Input.class, State.class)
                        .start(A.class)
                        .route(A.class, Unknown.class, view -> End.class, End.class)))
                .extracting(Problem::code)
                .containsExactly(Code.UNKNOWN_CHANNEL);
    }

    @Test
    void a_loop_without_an_exit_and_a_node_without_a_way_out_are_warnings() {
        Graph<State> endless = Graph.of(Input.class, State.class)
                .start(A.class)
                .edge(A.class, A.class)
                .build();
        Graph<State> stops = Graph.of(Input.class, State.class).start(A.class).build();

        assertThat(endless.warnings()).extracting(Problem::code).containsExactly(Code.NO_EXIT);
        assertThat(stops.warnings()).extracting(Problem::code).containsExactly(Code.NO_WAY_OUT);
    }

    @Test
    void a_node_from_which_every_path_ends_or_may_end_is_no_warning() {
        assertThat(Graph.of(Input.class, State.class)
                        .start(A.class)
                        .edge(A.class, B.class)
                        .route(B.class, state -> A.class, A.class, End.class)
                        .build()
                        .warnings())
                .isEmpty();
        assertThat(Graph.of(Input.class, State.class)
                        .start(A.class)
                        .route(A.class, state -> B.class, B.class)
                        .edge(B.class, A.class)
                        .build()
                        .warnings())
                .extracting(problem -> problem.code() + " " + problem.subject())
                .containsExactly("NO_EXIT a", "NO_EXIT b");
    }

    @Test
    void nodes_are_known_by_being_named_in_an_answer() {
        assertThat(Graph.of(Input.class, State.class)
                        .start(A.class)
                        .routeMany(A.class, state -> List.of(), Possible.of(B.class), Possible.each(DraftContent.class))
                        .end(B.class)
                        .end(DraftContent.class)
                        .build()
                        .nodes()
                        .keySet())
                .extracting(NodeId::value)
                .containsExactly("a", "b", "draft_content");
        assertThat(problems(Graph.of(Input.class, State.class)
                        .start(A.class)
                        .routeMany(A.class, state -> List.of(), Possible.each(Other.A.class), Possible.none())))
                .extracting(Problem::message)
                .containsExactly("DUPLICATE_NODE: dev.superstep.graph.GraphTest$A and"
                        + " dev.superstep.graph.GraphTest$Other$A are both called \"a\"; rename one");
    }

    record Said(@Nullable String note) {}

    static final class C implements Recoverable<Said, Said> {
        @Override
        public Said run(Said in) {
            return in;
        }

        @Override
        public Said fallback(Said in) {
            return new Said("fallback");
        }
    }

    @Test
    void a_definition_knows_what_pauses_what_has_a_fallback_and_how_long_each_may_take() {
        Definition definition = Graph.of(Input.class, State.class)
                .start(C.class)
                .edge(C.class, B.class)
                .end(B.class)
                .pause(C.class, state -> Duration.ofSeconds(1))
                .timeLimit(B.class, Duration.ofMinutes(15))
                .build()
                .definition("w", new NoMapper());

        assertThat(definition.topology().traits())
                .isEqualTo(Map.of(new NodeId("c"), List.of(NodeTrait.PAUSE, NodeTrait.FALLBACK)));
        assertThat(definition.timeLimit(new NodeId("b"))).isEqualTo(Duration.ofMinutes(15));
        assertThat(definition.timeLimit(new NodeId("c"))).isEqualTo(Definition.DEFAULT_TIME_LIMIT);
    }

    @Test
    void a_pause_follows_one_node_and_reads_channels() {
        assertThat(messages(Graph.of(Input.class, State.class)
                        .start(B.class)
                        .end(B.class)
                        .pause(B.class, Unknown.class, view -> Duration.ZERO)
                        .pause(B.class, state -> Duration.ZERO)
                        .pause(Start.class, state -> Duration.ZERO)))
                .containsExactly(
                        "UNKNOWN_CHANNEL: the pause after \"b\" reads \"nowhere\", which is no channel of State; add it to"
                                + " State or correct the name",
                        "BAD_PAUSE: a pause is declared after \"b\", which has a pause already; let one pause follow one"
                                + " node",
                        "BAD_PAUSE: a pause is declared after \"__start__\", which is no node; let one pause follow one"
                                + " node");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT1.5S", "PT901S"})
    void a_time_limit_is_one_that_Lambda_takes(Duration limit) {
        assertThat(messages(Graph.of(Input.class, State.class)
                        .start(B.class)
                        .end(B.class)
                        .timeLimit(B.class, limit)))
                .containsExactly("BAD_TIME_LIMIT: the time limit of \"b\" is " + limit
                        + "; give a node whole seconds from 1 to 900");
    }

    @Test
    void the_start_has_no_time_limit_of_its_own() {
        assertThat(messages(Graph.of(Input.class, State.class)
                        .start(B.class)
                        .end(B.class)
                        .timeLimit(Start.class, Duration.ofSeconds(1))))
                .singleElement()
                .asString()
                .startsWith("BAD_TIME_LIMIT: the time limit of \"__start__\" is PT1S");
    }

    @Test
    void a_recursion_limit_of_one_is_legal() {
        assertThat(Graph.of(Input.class, State.class)
                        .start(A.class)
                        .end(A.class)
                        .recursionLimit(1)
                        .build()
                        .warnings())
                .isEmpty();
    }

    @Test
    void a_node_s_own_exception_says_its_code_and_message() {
        NodeException failure = new NodeException("INSUFFICIENT_DATA", "too little");

        assertThat(failure.code()).isEqualTo("INSUFFICIENT_DATA");
        assertThat(failure).hasMessage("too little");
    }

    @Test
    void a_component_is_required_unless_it_may_be_null_whatever_else_it_is_annotated_with() {
        assertThat(Components.required(State.class)).containsExactly("topic", "count", "log", "cost");
    }

    @Test
    void names_are_words_in_snake_case() {
        assertThat(Stream.of("DraftContent", "step1Result", "URLCheck", "a", "readHTML")
                        .map(Names::snakeCase))
                .containsExactly("draft_content", "step1_result", "url_check", "a", "read_html");
    }

    private static List<Problem> problems(GraphBuilder<?> builder) {
        InvalidGraphException refused = catchThrowableOfType(InvalidGraphException.class, builder::build);
        return refused.problems();
    }

    private static List<String> messages(GraphBuilder<?> builder) {
        return problems(builder).stream().map(Problem::message).toList();
    }

    /** Definitions of graphs without reducers of their own ask nothing of it. */
    private static final class NoMapper implements RecordMapper {
        @Override
        public <R extends Record> R read(Class<R> type, Map<String, @Nullable Object> values) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <R extends Record> R readPartial(Class<R> type, Map<String, @Nullable Object> values) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<String, @Nullable Object> write(Record record) {
            throw new UnsupportedOperationException();
        }

        @Override
        public @Nullable Object write(@Nullable Object value) {
            throw new UnsupportedOperationException();
        }

        @Override
        public @Nullable Object read(Type type, @Nullable Object value) {
            throw new UnsupportedOperationException();
        }
    }
}
