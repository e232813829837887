package dev.superstep.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlarmsTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);
    private final Time time = new ScheduledTime(InstantSource.system(), scheduler);
    private final BlockingQueue<String> rang = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        scheduler.shutdownNow();
    }

    private Time.Alarm set(Duration delay, String name) {
        return time.schedule(delay, () -> rang.add(name));
    }

    private String next() throws InterruptedException {
        return String.valueOf(rang.poll(20, TimeUnit.SECONDS));
    }

    @Test
    void the_scheduler_has_one_entry_however_many_alarms_are_set_and_cancelled() {
        for (int i = 0; i < 1_000; i++) {
            set(LONG, "never").cancel();
        }
        set(LONG, "never");

        assertThat(scheduler.getQueue()).hasSize(1);
    }

    @Test
    void alarms_of_one_delay_go_off_in_the_order_in_which_they_were_set() throws Exception {
        for (String name : List.of("a", "b", "c")) {
            set(Duration.ofMillis(5), name);
        }

        assertThat(List.of(next(), next(), next())).containsExactly("a", "b", "c");
    }

    @Test
    void an_alarm_behind_one_that_was_cancelled_gets_its_whole_delay() throws Exception {
        Duration delay = Duration.ofMillis(300);
        Time.Alarm first = set(delay, "first");
        Thread.sleep(150);
        first.cancel();
        long before = System.nanoTime();
        set(delay, "second");

        assertThat(next()).isEqualTo("second");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(delay);
    }

    @Test
    void alarms_of_different_delays_do_not_wait_for_one_another() throws Exception {
        set(LONG, "late");
        set(Duration.ofMillis(5), "soon");

        assertThat(next()).isEqualTo("soon");
    }

    @Test
    void alarms_can_be_set_again_once_all_have_gone_off() throws Exception {
        set(Duration.ofMillis(1), "a");
        assertThat(next()).isEqualTo("a");
        set(Duration.ofMillis(1), "b");

        assertThat(next()).isEqualTo("b");
    }
}
