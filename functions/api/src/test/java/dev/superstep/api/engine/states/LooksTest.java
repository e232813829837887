package dev.superstep.api.engine.states;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.runlog.RunId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LooksTest {
    private long now = Long.MAX_VALUE - 1; // nanoTime may be about to wrap around
    private final Looks looks = new Looks(Duration.ofSeconds(5), () -> now);

    private boolean isDue(String run) {
        return looks.isDue(new RunId("w", run));
    }

    @Test
    void each_run_is_asked_about_once_in_so_many_seconds() {
        assertThat(isDue("a")).isTrue();
        assertThat(isDue("b")).isTrue();
        now += Duration.ofSeconds(5).toNanos() - 1;
        assertThat(isDue("a")).isFalse();
        now++;
        assertThat(isDue("a")).isTrue();
        assertThat(isDue("a")).isFalse();
    }

    @Test
    void runs_that_were_asked_about_long_ago_are_forgotten() {
        isDue("first");
        for (int run = 0; run < 10_000; run++) {
            isDue("r" + run);
        }

        assertThat(isDue("first")).isTrue();
        assertThat(isDue("r9999")).isFalse();
    }
}
