package dev.superstep.graph.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReducerTest {
    private final Reducer sum = new Reducer.Sum();
    private final Reducer max = new Reducer.Max();

    @Test
    void each_reducer_has_the_name_under_which_it_is_fingerprinted() {
        assertThat(Stream.of(
                                new Reducer.Last(),
                                new Reducer.Append(),
                                new Reducer.Sum(),
                                new Reducer.Merge(),
                                new Reducer.Max(),
                                new Reducer.Custom("mine", "", (old, write) -> write))
                        .map(Reducer::name))
                .containsExactly("last", "append", "sum", "merge", "max", "mine");
    }

    static Stream<Arguments> sums() {
        return Stream.of(
                Arguments.of(3L, -5L, -2L),
                Arguments.of(-3L, 5L, 2L),
                Arguments.of(5L, -5L, 0L),
                Arguments.of(-1L, 1L, 0L),
                Arguments.of(Long.MIN_VALUE, Long.MAX_VALUE, -1L),
                Arguments.of(Long.MIN_VALUE, -1L, new BigDecimal("-9223372036854775809")),
                Arguments.of(new BigDecimal("-9223372036854775809"), 1L, Long.MIN_VALUE),
                Arguments.of(new BigDecimal("9223372036854775808"), -1L, Long.MAX_VALUE),
                Arguments.of(new BigDecimal("0.5"), new BigDecimal("0.5"), new BigDecimal("1.0")),
                Arguments.of(new BigDecimal("1E+3"), 1L, 1001L));
    }

    @ParameterizedTest
    @MethodSource("sums")
    void a_sum_is_exact_and_whole_where_it_can_be(Object old, Object write, Object expected) {
        assertThat(sum.reduce(old, write)).isEqualTo(expected);
    }

    @Test
    void the_larger_number_stays_and_of_equal_ones_the_older() {
        assertThat(max.reduce(2L, new BigDecimal("2.5"))).isEqualTo(new BigDecimal("2.5"));
        assertThat(max.reduce(3L, new BigDecimal("2.5"))).isEqualTo(3L);
        assertThat(max.reduce(1L, new BigDecimal("1.0"))).isEqualTo(1L);
        assertThat(max.reduce(0L, -1L)).isEqualTo(0L);
    }

    @Test
    void a_reducer_of_the_user_s_own_starts_with_its_value_and_is_asked_with_the_old_one_first() {
        Channels channels = new Channels(
                List.of(new Channel("path", new Reducer.Custom("join", "root", (old, write) -> old + "/" + write))));

        assertThat(channels.initialState()).containsEntry("path", "root");
        assertThat(channels.apply(channels.initialState(), List.of(Map.of("path", "a"), Map.of("path", "b"))))
                .containsEntry("path", "root/a/b");
    }

    @Test
    void appending_keeps_nulls_and_changes_neither_list() {
        List<Object> old = Arrays.asList("a", null);
        List<Object> write = Arrays.asList(null, "b");

        assertThat(new Reducer.Append().reduce(old, write)).isEqualTo(Arrays.asList("a", null, null, "b"));
        assertThat(old).containsExactly("a", null);
    }

    @Test
    void merging_keeps_the_old_order_and_changes_neither_object() {
        Map<String, Object> old = new LinkedHashMap<>();
        old.put("b", 1L);
        old.put("a", 2L);

        Object merged = new Reducer.Merge().reduce(old, Map.of("b", 3L));

        assertThat(merged).hasToString("{b=3, a=2}");
        assertThat(old).hasToString("{b=1, a=2}");
    }

    static Stream<Arguments> misfits() {
        return Stream.of(
                Arguments.of("list", null, "a list and got null"),
                Arguments.of("list", "text", "a list and got text"),
                Arguments.of("list", 1L, "a list and got a whole number"),
                Arguments.of("n", true, "a number and got a boolean"),
                Arguments.of("n", List.of(), "a number and got a list"),
                Arguments.of("best", "1", "a number and got text"),
                Arguments.of("m", new BigDecimal("1.5"), "an object and got a decimal number"),
                Arguments.of("list", Map.of(), "a list and got an object"));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void a_write_that_cannot_be_combined_is_told_by_channel_and_kind(String channel, Object write, String reason) {
        Channels channels = new Channels(List.of(
                new Channel("list", new Reducer.Append()),
                new Channel("n", new Reducer.Sum()),
                new Channel("best", new Reducer.Max()),
                new Channel("m", new Reducer.Merge())));
        Map<String, Object> update = new LinkedHashMap<>();
        update.put(channel, write);

        assertThatThrownBy(() -> channels.apply(channels.initialState(), List.of(update)))
                .isInstanceOf(InvalidUpdateException.class)
                .hasMessage("channel \"" + channel + "\": the reducer needs " + reason);
    }
}
