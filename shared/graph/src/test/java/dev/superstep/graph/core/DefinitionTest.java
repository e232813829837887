package dev.superstep.graph.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DefinitionTest {
    private static final NodeId A = new NodeId("a");
    private static final NodeId B = new NodeId("b");
    private static final Topology TOPOLOGY = Notation.parse("START -> a; a -> b; a ?-> b | END; b -> END");
    private static final List<Channel> CHANNELS = List.of(
            new Channel("x", new Reducer.Last()),
            new Channel("y", new Reducer.Last()),
            new Channel("log", new Reducer.Append()));

    @Test
    void a_node_that_declares_nothing_may_write_every_last_value() {
        Definition definition = new Definition("g", TOPOLOGY, CHANNELS, Map.of(A, List.of("y", "log")), 10);

        assertThat(definition.lastValueWrites(A)).containsExactly("y");
        assertThat(definition.lastValueWrites(B)).containsExactly("x", "y");
        assertThat(definition.inputs()).containsExactly("x", "y", "log");
    }

    @Test
    void a_recursion_limit_of_one_is_legal() {
        assertThat(Definition.untyped("g", TOPOLOGY, CHANNELS, 1).problems()).isEmpty();
    }

    @Test
    void the_fingerprint_is_the_same_on_every_machine_and_in_every_version() {
        assertThat(Fingerprint.of(definition("g", TOPOLOGY, CHANNELS, 10))).isEqualTo("944abe07543810b2");
    }

    @Test
    void the_fingerprint_tells_name_topology_channels_and_limit_apart() {
        List<Channel> appended = List.of(new Channel("x", new Reducer.Append()), CHANNELS.get(1), CHANNELS.get(2));

        assertThat(Stream.of(
                                definition("g", TOPOLOGY, CHANNELS, 10),
                                definition("h", TOPOLOGY, CHANNELS, 10),
                                definition("g", Notation.parse("START -> a; a -> b; b -> END"), CHANNELS, 10),
                                definition("g", TOPOLOGY, appended, 10),
                                definition("g", TOPOLOGY, CHANNELS.subList(0, 2), 10),
                                definition("g", TOPOLOGY, CHANNELS, 11))
                        .map(Fingerprint::of))
                .doesNotHaveDuplicates()
                .allMatch(fingerprint -> fingerprint.matches("[0-9a-f]{16}"));
    }

    @Test
    void the_fingerprint_tells_the_traits_of_nodes_apart() {
        assertThat(Stream.concat(
                                Stream.of(TOPOLOGY),
                                Stream.of(NodeTrait.values())
                                        .flatMap(trait -> Stream.of(with(A, trait), with(B, trait))))
                        .map(topology -> Fingerprint.of(definition("g", topology, CHANNELS, 10))))
                .hasSize(7)
                .doesNotHaveDuplicates();
        assertThat(Fingerprint.text(definition("g", with(B, NodeTrait.PAUSE), CHANNELS, 10)))
                .contains("\n## pause: b\n# log: append\n");
    }

    private static Topology with(NodeId node, NodeTrait trait) {
        return new Topology(TOPOLOGY.nodes(), TOPOLOGY.edges(), TOPOLOGY.routers(), Map.of(node, List.of(trait)));
    }

    @Test
    void the_fingerprint_does_not_depend_on_the_order_of_definition() {
        Topology shuffled = Notation.parse("b -> END; a ?-> b | END; a -> b; START -> a");

        assertThat(Fingerprint.of(definition("g", shuffled, CHANNELS.reversed(), 10)))
                .isEqualTo(Fingerprint.of(definition("g", TOPOLOGY, CHANNELS, 10)));
    }

    @Test
    void a_program_is_refused_with_its_definition() {
        Definition wrong = Definition.untyped("loose", Notation.parse("a -> END"), List.of(), 10);

        assertThatThrownBy(() -> new Program(wrong, Map.of(A, view -> view), Map.of()))
                .isInstanceOfSatisfying(InvalidGraphException.class, refused -> {
                    assertThat(refused.graph()).isEqualTo("loose");
                    assertThat(refused.problems())
                            .extracting(Problem::code)
                            .containsExactly(Problem.Code.NO_ENTRY_POINT);
                })
                .hasMessageStartingWith("graph \"loose\" is refused:\n  NO_ENTRY_POINT: ");
    }

    @Test
    void a_program_has_a_function_for_every_node_and_router() {
        Definition definition = definition("g", TOPOLOGY, CHANNELS, 10);
        RouterFunction router = state -> List.of();

        assertThatThrownBy(() -> new Program(definition, Map.of(A, view -> view), Map.of(A, List.of(router))))
                .hasMessage("node \"b\" has no function");
        assertThatThrownBy(() -> new Program(definition, Map.of(A, view -> view, B, view -> view), Map.of()))
                .hasMessage("\"a\" has 1 routers and 0 functions");

        Program whole = new Program(definition, Map.of(A, view -> view, B, view -> view), Map.of(A, List.of(router)));
        assertThat(whole.routersOf(A)).containsExactly(router);
        assertThat(whole.routersOf(B)).isEmpty();
    }

    @Test
    void a_program_has_a_function_for_every_trait_and_for_no_other() {
        Definition definition = definition("g", with(A, NodeTrait.FALLBACK), CHANNELS, 10);
        Map<NodeId, NodeFunction> nodes = Map.of(A, view -> view, B, view -> view);
        Map<NodeId, List<RouterFunction>> routers = Map.of(A, List.of(state -> List.of()));

        assertThatThrownBy(() -> new Program(definition, nodes, routers))
                .hasMessage("node \"a\" has a fallback and no function for it");
        assertThatThrownBy(() -> new Program(
                        definition, nodes, routers, Map.of(A, view -> view), Map.of(B, state -> Duration.ZERO)))
                .hasMessage("node \"b\" has no pause and a function for it");
        assertThat(new Program(definition, nodes, routers, Map.of(A, view -> view), Map.of()).fallbacks())
                .containsOnlyKeys(A);
    }

    @Test
    void only_what_may_pass_is_tried_again() {
        assertThat(Stream.of(ErrorType.values()).filter(ErrorType::isTransient)).containsExactly(ErrorType.TRANSIENT);
    }

    @Test
    void each_error_has_a_name_of_its_own_that_a_state_machine_can_match() {
        assertThat(Stream.of(ErrorType.values()).map(ErrorType::errorName))
                .doesNotHaveDuplicates()
                .contains("NodeError", "InvalidUpdateError", "GraphRecursionError")
                .allMatch(name -> name.matches("[A-Z][A-Za-z]+"));
    }

    private static Definition definition(String name, Topology topology, List<Channel> channels, int limit) {
        return Definition.untyped(name, topology, channels, limit);
    }
}
