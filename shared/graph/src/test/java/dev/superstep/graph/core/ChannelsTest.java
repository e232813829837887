package dev.superstep.graph.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChannelsTest {
    private final Channels channels = new Channels(List.of(
            new Channel("x", new Reducer.Last()),
            new Channel("y", new Reducer.Last()),
            new Channel("list", new Reducer.Append()),
            new Channel("n", new Reducer.Sum()),
            new Channel("m", new Reducer.Merge()),
            new Channel("best", new Reducer.Max())));

    @Test
    void a_last_value_is_absent_until_written_and_the_others_begin_empty() {
        assertThat(channels.initialState()).isEqualTo(Map.of("list", List.of(), "n", 0L, "m", Map.of(), "best", 0L));
    }

    @Test
    void each_reducer_combines_old_and_written() {
        Map<String, Object> once = channels.apply(
                channels.initialState(),
                List.of(Map.of("x", "a", "list", List.of(1L), "n", 2L, "m", Map.of("k", 1L), "best", 3L)));
        Map<String, Object> twice = channels.apply(
                once,
                List.of(Map.of("x", "b", "list", List.of(2L), "n", 5L, "m", Map.of("k", 9L, "l", 2L), "best", -1L)));

        assertThat(twice)
                .isEqualTo(
                        Map.of("x", "b", "list", List.of(1L, 2L), "n", 7L, "m", Map.of("k", 9L, "l", 2L), "best", 3L));
    }

    @Test
    void writes_are_applied_in_the_order_given() {
        Map<String, Object> state = channels.apply(
                channels.initialState(), List.of(Map.of("list", List.of("first")), Map.of("list", List.of("second"))));

        assertThat(state).containsEntry("list", List.of("first", "second"));
    }

    @Test
    void two_writes_to_a_last_value_are_a_conflict_even_if_equal() {
        assertThatThrownBy(() -> channels.apply(Map.of(), List.of(Map.of("x", 1L), Map.of("x", 1L))))
                .isInstanceOfSatisfying(
                        InvalidUpdateException.class,
                        e -> assertThat(e.channel()).isEqualTo("x"));
    }

    @Test
    void of_several_conflicts_the_channel_written_first_is_named() {
        Map<String, Object> first = new LinkedHashMap<>();
        first.put("y", 1L);
        first.put("x", 1L);

        assertThatThrownBy(() -> channels.apply(Map.of(), List.of(first, Map.of("x", 2L), Map.of("y", 2L))))
                .isInstanceOfSatisfying(
                        InvalidUpdateException.class,
                        e -> assertThat(e.channel()).isEqualTo("y"));
    }

    @Test
    void keys_that_are_no_channels_are_dropped_and_null_is_a_value() {
        Map<String, Object> update = new LinkedHashMap<>();
        update.put("unknown", 1L);
        update.put("x", null);

        assertThat(channels.apply(Map.of(), List.of(update)))
                .containsOnlyKeys("x")
                .containsEntry("x", null);
    }

    @Test
    void a_router_also_sees_the_unknown_keys_of_its_own_node() {
        assertThat(channels.withOwnWrites(Map.of("x", 1L), Map.of("unknown", 2L, "x", 3L)))
                .isEqualTo(Map.of("x", 3L, "unknown", 2L));
        assertThat(channels.withOwnWrites(channels.initialState(), Map.of("n", 5L)))
                .as("a channel's value is reduced, not replaced by the write")
                .containsEntry("n", 5L);
        assertThat(channels.withOwnWrites(Map.of("n", 2L), Map.of("n", 5L))).isEqualTo(Map.of("n", 7L));
    }

    @Test
    void one_task_s_writes_never_conflict_and_a_null_counts_as_a_write() {
        Map<String, Object> nothing = new LinkedHashMap<>();
        nothing.put("x", null);

        assertThat(channels.apply(Map.of("x", 1L), List.of(Map.of("x", 2L)))).containsEntry("x", 2L);
        assertThatThrownBy(() -> channels.apply(Map.of(), List.of(nothing, Map.of("x", 1L))))
                .isInstanceOf(InvalidUpdateException.class);
    }

    @Test
    void writes_to_different_last_values_or_to_no_channel_do_not_conflict() {
        assertThat(channels.apply(Map.of(), List.of(Map.of("x", 1L, "unknown", 1L), Map.of("y", 2L, "unknown", 2L))))
                .isEqualTo(Map.of("x", 1L, "y", 2L));
    }

    @Test
    void of_several_conflicts_the_first_written_is_named_even_if_it_was_repeated_last() {
        Map<String, Object> once = new LinkedHashMap<>();
        once.put("n", 1L);
        once.put("y", 1L);
        once.put("x", 1L);

        assertThatThrownBy(() -> channels.apply(channels.initialState(), List.of(once, Map.of("x", 2L))))
                .isInstanceOfSatisfying(
                        InvalidUpdateException.class,
                        e -> assertThat(e.channel()).isEqualTo("x"));
    }

    @Test
    void channels_are_shown_in_their_order_and_none_twice() {
        assertThat(channels.all()).extracting(Channel::name).containsExactly("x", "y", "list", "n", "m", "best");
        assertThatThrownBy(() -> new Channels(
                        List.of(new Channel("x", new Reducer.Last()), new Channel("x", new Reducer.Sum()))))
                .hasMessage("two channels are called \"x\"");
    }

    @Test
    void a_state_and_an_update_are_left_as_they_were() {
        Map<String, Object> before = Map.of("list", List.of(1L));

        Map<String, Object> after = channels.apply(before, List.of(Map.of("list", List.of(2L))));

        assertThat(before).isEqualTo(Map.of("list", List.of(1L)));
        assertThat(after).isUnmodifiable().containsEntry("list", List.of(1L, 2L));
    }

    @Test
    void a_write_of_the_wrong_type_is_refused_by_channel() {
        assertThatThrownBy(() -> channels.apply(channels.initialState(), List.of(Map.of("list", "text"))))
                .isInstanceOfSatisfying(
                        InvalidUpdateException.class,
                        e -> assertThat(e.channel()).isEqualTo("list"));
    }

    @Test
    void sums_stay_exact_beyond_64_bits_and_come_back() {
        Reducer sum = new Reducer.Sum();
        Object beyond = sum.reduce(Long.MAX_VALUE, 1L);

        assertThat(beyond).isEqualTo(new BigDecimal("9223372036854775808"));
        assertThat(sum.reduce(beyond, -1L)).isEqualTo(Long.MAX_VALUE);
        assertThat(sum.reduce(1L, new BigDecimal("1.50"))).isEqualTo(new BigDecimal("2.50"));
    }
}
