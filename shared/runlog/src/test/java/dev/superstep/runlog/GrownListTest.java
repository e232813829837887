package dev.superstep.runlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GrownListTest {
    private static final List<Object> A = List.of("a");

    @Test
    void a_list_that_has_grown_is_the_old_one_and_then_the_new() {
        List<@Nullable Object> grown = GrownList.of(GrownList.of(A, Arrays.asList("b", null)), List.of("d"));

        assertThat(grown).containsExactly("a", "b", null, "d");
        assertThat(new ArrayList<>(grown)).isEqualTo(grown);
    }

    @Test
    void the_shorter_list_stays_as_it_is() {
        List<@Nullable Object> shorter = GrownList.of(A, List.of("b"));

        GrownList.of(shorter, List.of("c"));

        assertThat(shorter).containsExactly("a", "b");
        assertThatThrownBy(() -> shorter.get(2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void two_lists_that_grow_from_one_do_not_see_one_another() {
        List<@Nullable Object> trunk = GrownList.of(A, List.of("b"));

        List<@Nullable Object> left = GrownList.of(trunk, List.of("left"));
        List<@Nullable Object> right = GrownList.of(trunk, List.of("right"));

        assertThat(GrownList.of(left, List.of("!"))).containsExactly("a", "b", "left", "!");
        assertThat(GrownList.of(right, List.of("?"))).containsExactly("a", "b", "right", "?");
    }

    @Test
    void of_many_threads_that_grow_one_list_each_gets_its_own() {
        List<@Nullable Object> trunk = GrownList.of(A, List.of());

        List<List<@Nullable Object>> grown = IntStream.range(0, 1_000)
                .parallel()
                .mapToObj(i -> GrownList.of(trunk, List.of(i)))
                .toList();

        assertThat(IntStream.range(0, 1_000))
                .allSatisfy(i -> assertThat(grown.get(i)).containsExactly("a", i));
    }

    @Test
    void nobody_can_change_one() {
        assertThatThrownBy(() -> GrownList.of(A, A).add("b")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> GrownList.of(A, A).set(0, "b")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void growing_by_nothing_gives_an_equal_list() {
        List<@Nullable Object> grown = GrownList.of(A, List.of("b"));

        assertThat(GrownList.of(grown, List.of())).isEqualTo(grown);
    }
}
