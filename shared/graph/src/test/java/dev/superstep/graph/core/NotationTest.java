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

    @ParameterizedTest
    @ValueSource(strings = {"a ->", "-> a", "a & b ?-> c", "a -> b + c", "a -> <b>", "a b", "a -> each b"})
    void what_is_not_in_the_notation_is_refused(String text) {
        assertThatThrownBy(() -> Notation.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
