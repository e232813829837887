package dev.superstep.graph.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TopologyTest {
    @Test
    void nodes_are_equal_by_name_and_edges_by_both_ends() {
        NodeId a = new NodeId("a");
        NodeId b = new NodeId("b");
        Edge edge = new Edge.Plain(a, b);

        assertThat(new NodeId("a")).isEqualTo(a).hasSameHashCodeAs(a).isNotEqualTo(b);
        assertThat(new Edge.Plain(new NodeId("a"), new NodeId("b")))
                .isEqualTo(edge)
                .hasSameHashCodeAs(edge);
        assertThat(List.<Edge>of(new Edge.Plain(b, b), new Edge.Plain(a, a), new Edge.Join(List.of(a), b)))
                .doesNotContain(edge);
    }

    @Test
    void plain_targets_are_sorted_and_without_END() {
        assertThat(names(Notation.parse("a -> c; a -> END; a -> b; b -> d").plainTargets(node("a"))))
                .containsExactly("b", "c");
    }

    @Test
    void a_join_of_one_source_is_a_plain_edge() {
        Topology topology =
                new Topology(nodes("a", "b"), List.of(new Edge.Join(nodes("a", "a"), node("b"))), List.of());

        assertThat(names(topology.plainTargets(node("a")))).containsExactly("b");
        assertThat(topology.joins()).isEmpty();
    }

    @Test
    void a_join_into_END_waits_for_nothing() {
        assertThat(Notation.parse("a & b -> END").joins()).isEmpty();
    }

    @Test
    void a_join_is_the_set_of_its_sources_however_it_was_written() {
        assertThat(Notation.parse("b & a & b -> c; a & b -> c").joins())
                .containsExactly(new Edge.Join(nodes("a", "b"), node("c")));
    }

    @Test
    void joins_have_one_order_whatever_the_order_of_definition() {
        List<String> ordered = List.of("a & b -> y", "a & b & c -> y", "a & c -> y", "b & c -> y", "a & b -> z");

        for (List<String> written : List.of(ordered, ordered.reversed())) {
            assertThat(Notation.parse(String.join("; ", written)).joins().stream()
                            .map(join -> String.join(" & ", names(join.from())) + " -> " + join.to()))
                    .containsExactlyElementsOf(ordered);
        }
    }

    @Test
    void traits_are_sets_in_a_fixed_order_and_none_is_the_same_as_not_named() {
        Topology plain = Notation.parse("START -> b; b -> a; a -> END");
        Topology first = with(
                plain,
                Map.of(
                        node("b"), List.of(NodeTrait.FALLBACK, NodeTrait.PAUSE, NodeTrait.PAUSE),
                        node("a"), List.of(NodeTrait.APPROVAL)));
        Topology second = with(
                plain,
                Map.of(
                        node("a"), List.of(NodeTrait.APPROVAL),
                        node("b"), List.of(NodeTrait.PAUSE, NodeTrait.FALLBACK)));

        assertThat(first).isEqualTo(second);
        assertThat(names(List.copyOf(first.traits().keySet()))).containsExactly("a", "b");
        assertThat(first.traits().get(node("b"))).containsExactly(NodeTrait.PAUSE, NodeTrait.FALLBACK);
        assertThat(first.has(node("b"), NodeTrait.PAUSE)).isTrue();
        assertThat(first.has(node("a"), NodeTrait.PAUSE)).isFalse();
        assertThat(with(plain, Map.of(node("a"), List.of()))).isEqualTo(plain);
    }

    private static Topology with(Topology plain, Map<NodeId, List<NodeTrait>> traits) {
        return new Topology(plain.nodes(), plain.edges(), plain.routers(), traits);
    }

    @Test
    void a_node_is_followed_by_what_edges_routers_sends_and_joins_lead_to() {
        Topology topology = Notation.parse("a -> b; a ?-> c + each w | END; a & x -> j; x & y -> other");

        assertThat(names(topology.successors(node("a")))).containsExactly("b", "c", "w", "j");
    }

    @Test
    void what_can_be_reached_goes_on_through_joins_and_loops() {
        Topology topology = Notation.parse("START -> a, b; a & b -> c; c ?-> a | d; d -> END; lost -> a");

        assertThat(names(topology.reachableFrom(new LinkedHashSet<>(Set.of(NodeId.START)))))
                .containsExactlyInAnyOrder("__start__", "a", "b", "c", "d");
    }

    @Test
    void a_repeated_edge_is_one_edge() {
        assertThat(Notation.parse("a -> b; a -> b").edges()).hasSize(1);
    }

    @Test
    void a_router_mentions_just_what_its_answers_name() {
        Router router = Router.of(node("a"), List.of(Answer.of(node("b")), new Answer(nodes("b"), nodes("w"))));

        assertThat(names(router.mentions())).containsExactly("b", "w");
    }

    @Test
    void an_answer_is_a_set_without_END() {
        assertThat(new Answer(nodes("b", "__end__", "a", "b"), nodes("w", "w")))
                .isEqualTo(new Answer(nodes("a", "b"), nodes("w")));
        assertThat(Answer.of(NodeId.END)).isEqualTo(Answer.NONE);
    }

    @Test
    void what_stands_for_a_send_cannot_be_the_name_of_a_node() {
        String name = Answer.nameOfSend(node("w"));

        assertThat(name).isEqualTo("each:w");
        assertThat(TopologyValidator.validate(new Topology(nodes(name), List.of(), List.of())))
                .extracting(Problem::code)
                .contains(Problem.Code.RESERVED_CHARACTER);
    }

    private static NodeId node(String name) {
        return new NodeId(name);
    }

    private static List<NodeId> nodes(String... names) {
        return Stream.of(names).map(NodeId::new).toList();
    }

    private static List<String> names(Iterable<NodeId> nodes) {
        return java.util.stream.StreamSupport.stream(nodes.spliterator(), false)
                .map(NodeId::value)
                .toList();
    }

    @Test
    void targets_and_routers_of_all_nodes_at_once_are_those_of_each() {
        Topology topology =
                Notation.parse("START -> a, b; a -> c, END; b & b -> c; a & b -> d; c ?-> a | END; c ?-> d; d -> END");

        for (NodeId node : List.of(NodeId.START, node("a"), node("b"), node("c"), node("d"))) {
            assertThat(topology.plainTargets().getOrDefault(node, List.of())).isEqualTo(topology.plainTargets(node));
            assertThat(topology.routersByNode().getOrDefault(node, List.of())).isEqualTo(topology.routersOf(node));
        }
    }
}
