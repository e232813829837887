package dev.superstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.runlog.Run;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.Snapshot;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WarmPrefixesTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private Instant now = NOW;
    private final InstantSource clock = () -> now;
    private final WarmPrefixes warm = new WarmPrefixes(100, clock);

    @Test
    void the_newest_state_of_a_run_is_remembered() {
        warm.put(state("r", 2), 10);
        warm.put(state("r", 5), 10);
        warm.put(state("r", 3), 10);

        assertThat(warm.of(id("r"), 7))
                .map(entry -> entry.snapshot().superstep())
                .contains(5);
        assertThat(warm.of(id("r"), 5)).isPresent();
    }

    @Test
    void a_later_state_is_of_no_use_to_an_earlier_step() {
        warm.put(state("r", 5), 10);

        assertThat(warm.of(id("r"), 4)).isEmpty();
        assertThat(warm.of(id("other"), 9)).isEmpty();
    }

    @Test
    void the_run_that_was_used_longest_ago_makes_room() {
        warm.put(state("a", 2), 40);
        warm.put(state("b", 2), 40);
        warm.of(id("a"), 2);
        warm.put(state("c", 2), 40);

        assertThat(warm.of(id("b"), 2)).isEmpty();
        assertThat(warm.of(id("a"), 2)).isPresent();
        assertThat(warm.of(id("c"), 2)).isPresent();
    }

    @Test
    void replacing_a_state_gives_its_room_back() {
        for (int k = 2; k < 50; k++) {
            warm.put(state("a", k), 60);
        }
        warm.put(state("b", 2), 40);

        assertThat(warm.of(id("a"), 50)).isPresent();
        assertThat(warm.of(id("b"), 2)).isPresent();
    }

    @Test
    void what_is_larger_than_the_room_is_not_remembered() {
        warm.put(state("a", 2), 101);

        assertThat(warm.of(id("a"), 2)).isEmpty();
    }

    @Test
    void without_room_nothing_is_remembered() {
        WarmPrefixes none = new WarmPrefixes(0, clock);
        none.put(state("a", 2), 0);

        assertThat(none.of(id("a"), 2)).isEmpty();
    }

    @Test
    void what_was_not_used_for_long_is_not_used_again() {
        warm.put(state("a", 2), 10);
        now = NOW.plus(WarmPrefixes.MAX_AGE).minusSeconds(1);
        assertThat(warm.of(id("a"), 2)).isPresent();
        now = NOW.plus(WarmPrefixes.MAX_AGE);
        assertThat(warm.of(id("a"), 2)).isEmpty();
    }

    @Test
    void another_run_of_the_same_name_takes_the_place() {
        warm.put(state("a", 9), 10);
        Run next = new Run(id("a"), "another start", NOW);
        warm.put(new Snapshot(next, 2, "", Map.of(), null), 10);

        assertThat(warm.of(id("a"), 3)).map(entry -> entry.snapshot().run()).contains(next);
    }

    private static Snapshot state(String run, int superstep) {
        return new Snapshot(new Run(id(run), "1", NOW), superstep, "", Map.of(), null);
    }

    private static RunId id(String run) {
        return new RunId("w", run);
    }
}
