package dev.superstep.workflows.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PromptTest {
    @Test
    void values_are_put_in_as_they_are() {
        Prompt prompt = Prompt.of("{a} and {b}, {a}");

        assertThat(prompt.with(Map.of("a", "{b} $1 \\", "b", "2"))).isEqualTo("{b} $1 \\ and 2, {b} $1 \\");
    }

    @Test
    void a_block_is_indented_but_not_what_is_put_in() {
        Prompt prompt = Prompt.of("One {a}\n\ntwo\n").asBlock(2);

        assertThat(prompt.with(Map.of("a", "x\ny"))).isEqualTo("\n  One x\ny\n  \n  two\n  ");
    }

    @Test
    void a_place_without_a_value_is_refused() {
        assertThatThrownBy(() -> Prompt.of("{a}").with(Map.of("b", "1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("{a}");
    }
}
