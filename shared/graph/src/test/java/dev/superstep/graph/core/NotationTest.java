package dev.superstep.graph.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotationTest {
    @Test
    void each_kind_of_statement_is_read() {
        Topology topology =
                Notation.parse("START -> a, b;  a & b -> c\nc ?-> d | e + each w | END;  d ?-> a | none; g");

        NodeId a = new NodeId("a");
        NodeId b = new NodeId("b");
        assertThat(topology.nodes()).extracting(NodeId::value).containsExactly("a", "b", "c", "d", "e", "w", "g");
        assertThat(topology.plainTargets(NodeId.START)).containsExactly(a, b);
        assertThat(topology.joins()).containsExactly(new Edge.Join(List.of(a, b), new NodeId("c")));
        assertThat(topology.routersOf(new NodeId("c")).getFirst().answers())
                .containsExactly(
                        Answer.of(new NodeId("d")),
                        new Answer(List.of(new NodeId("e")), List.of(new NodeId("w"))),
                        Answer.NONE);
        assertThat(topology.routersOf(new NodeId("d")).getFirst().answers()).containsExactly(Answer.of(a), Answer.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "START -> a, b\na & b -> c\nc ?-> d | e + each w | END\n",
                "START ?-> a | none\nb\n",
                "START -> \"END\", \"a;b\", \"say \\\"hi\\\"\", \"x y\"\n",
                "START -> a\na -> END\na ?-> a | END\n"
            })
    void what_is_printed_is_what_was_read(String text) {
        assertThat(Notation.print(Notation.parse(text))).isEqualTo(text);
    }

    @Test
    void statements_are_printed_in_the_order_of_names_however_they_were_written() {
        assertThat(Notation.print(
                        Notation.parse("b ?-> c | END; a ?-> b | none; b & a -> c; b -> c; b -> a; START -> b, a")))
                .isEqualTo("""
                        START -> a, b
                        b -> a, c
                        a & b -> c
                        a ?-> b | none
                        b ?-> c | END
                        """);
    }

    @Test
    void a_node_stands_by_itself_only_if_no_edge_join_or_router_names_it() {
        assertThat(Notation.print(Notation.parse("START -> a; b & c -> d; e ?-> f; g; h")))
                .isEqualTo("START -> a\nb & c -> d\ne ?-> f\ng\nh\n");
    }

    @Test
    void what_is_refused_is_shown_with_its_statement() {
        assertThatThrownBy(() -> Notation.parse("a -> b; -> c")).hasMessage("a name is missing or misplaced: -> c");
        assertThatThrownBy(() -> Notation.parse("a & b ?-> c")).hasMessage("a router belongs to one node: a & b ?-> c");
        assertThatThrownBy(() -> Notation.parse("a -> <b>")).hasMessage("not in the notation of graphs: <b>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a ->", "-> a", "a & b ?-> c", "a -> b + c", "a -> <b>", "a b", "a -> each b"})
    void what_is_not_in_the_notation_is_refused(String text) {
        assertThatThrownBy(() -> Notation.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
