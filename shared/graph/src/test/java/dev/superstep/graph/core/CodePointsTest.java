package dev.superstep.graph.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CodePointsTest {
    /** By UTF-16 unit the emoji would come before the last two, which lie behind the surrogates. */
    private static final List<String> IN_ORDER =
            List.of("", "B", "_", "a", "a1", "aa", "n10", "n2", "é", "\uD7FF", "\uE000", "\uFFFD", "😀", "😀a", "😁");

    @Test
    void names_are_ordered_by_code_point_beyond_the_basic_plane_too() {
        assertThat(IN_ORDER.reversed().stream().sorted(CodePoints.ORDER)).containsExactlyElementsOf(IN_ORDER);
    }

    @Test
    void a_prefix_comes_first_and_only_equal_texts_are_equal() {
        assertThat(CodePoints.ORDER.compare("a", "ab")).isNegative();
        assertThat(CodePoints.ORDER.compare("ab", "a")).isPositive();
        assertThat(CodePoints.ORDER.compare("a😀", "a😀")).isZero();
    }

    @Test
    void the_order_is_that_of_the_bytes_in_utf_8() {
        assertThat(Stream.of("\uFFFD", "😀", "a", "é", "Z").sorted((a, b) -> Arrays.compareUnsigned(utf8(a), utf8(b))))
                .containsExactlyElementsOf(Stream.of("\uFFFD", "😀", "a", "é", "Z")
                        .sorted(CodePoints.ORDER)
                        .toList());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
