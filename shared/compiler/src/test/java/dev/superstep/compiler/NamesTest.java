package dev.superstep.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Notation;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTest {
    private final StateNames names = new StateNames();

    @Test
    void a_name_that_is_taken_gets_the_next_number() {
        assertThat(List.of(names.unique("a"), names.unique("b"), names.unique("a"), names.unique("a")))
                .containsExactly("a", "b", "a (2)", "a (3)");
    }

    @Test
    void a_name_of_80_characters_stays_and_a_longer_one_is_cut_with_room_for_a_number() {
        String longest = "n".repeat(80);

        assertThat(names.unique(longest)).isEqualTo(longest);
        assertThat(names.unique(longest)).isEqualTo("n".repeat(72) + " (2)");
        assertThat(names.unique(longest + "n")).isEqualTo("n".repeat(72));
        assertThat(names.unique(longest + "m")).isEqualTo("n".repeat(72) + " (3)");
    }

    @Test
    void a_name_of_72_characters_is_not_cut_when_it_gets_a_number() {
        String name = "n".repeat(72);
        names.unique(name);

        assertThat(names.unique(name)).isEqualTo(name + " (2)");
    }

    @Test
    void a_cut_splits_no_character() {
        assertThat(names.unique("n".repeat(71) + "😀".repeat(5))).isEqualTo("n".repeat(71));
        assertThat(names.unique("m".repeat(70) + "😀".repeat(6))).isEqualTo("m".repeat(70) + "😀");
    }

    @Test
    void placeholders_are_told_apart_where_only_their_marks_differ() {
        Functions functions = new Functions(
                Definition.untyped("g", Notation.parse("START -> \"a b\", \"a-b\", a_b; a_b -> END"), List.of(), 10));

        assertThat(functions.of(List.of(new NodeId("a-b"), new NodeId("a_b"), new NodeId("a b"))))
                .extracting(Function::name, Function::resource)
                .containsExactly(
                        tuple("g-a b", "${g_a_b}"), tuple("g-a-b", "${g_a_b_2}"), tuple("g-a_b", "${g_a_b_3}"));
    }

    @Test
    void functions_are_the_start_s_and_those_that_are_called() {
        Functions functions =
                new Functions(Definition.untyped("g", Notation.parse("START ?-> a | b; a -> END"), List.of(), 10));

        assertThat(functions.of(List.of(new NodeId("b"), NodeId.START)))
                .extracting(Function::node)
                .containsExactly(NodeId.START, new NodeId("b"));
    }
}
