package dev.superstep.graph.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MasksTest {
    private final Masks masks = new Masks(List.of(
            new Channel("token", new Reducer.Last(), Exposure.SENSITIVE),
            new Channel("person", new Reducer.Merge(), Exposure.SENSITIVE),
            new Channel("text", new Reducer.Last())));

    @Test
    void the_values_of_sensitive_channels_are_masked_and_no_others() {
        assertThat(masks.values(Map.of("token", 17L, "text", "hello")))
                .isEqualTo(Map.of("token", "***", "text", "hello"));
        assertThat(masks.hides("person")).isTrue();
        assertThat(masks.isEmpty()).isFalse();
        assertThat(new Masks(List.of(new Channel("text", new Reducer.Last()))).isEmpty())
                .isTrue();
    }

    @Test
    void a_text_is_masked_wherever_it_has_a_sensitive_value_the_longest_first() {
        Map<String, Object> seen = Map.of(
                "token",
                "s3cret",
                "person",
                Map.of(
                        "name",
                        "Ada Lovelace",
                        "first",
                        List.of("Ada", "Lovelace"),
                        "born",
                        1815L,
                        "size",
                        new BigDecimal("1.65")),
                "text",
                "hello");

        assertThat(masks.text("s3cret and s3cret2 of Ada Lovelace (Lovelace, Ada, 1815, 1.65): hello", List.of(seen)))
                .isEqualTo("*** and ***2 of *** (***, Ada, ***, ***): hello");
        assertThat(masks.text("nothing", List.of())).isEqualTo("nothing");
    }

    @Test
    void what_is_sensitive_is_no_part_of_a_fingerprint() {
        assertThat(Fingerprint.ofReducers(List.of(new Channel("a", new Reducer.Last(), Exposure.SENSITIVE))))
                .isEqualTo(Fingerprint.ofReducers(List.of(new Channel("a", new Reducer.Last()))));
    }
}
