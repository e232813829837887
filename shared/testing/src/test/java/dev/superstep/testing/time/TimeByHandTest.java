package dev.superstep.testing.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.graph.Graph;
import dev.superstep.graph.Node;
import dev.superstep.interpreter.Time;
import dev.superstep.runlog.InMemoryRunLog;
import dev.superstep.runlog.RunStatus;
import dev.superstep.testing.LocalResult;
import dev.superstep.testing.LocalRun;
import dev.superstep.testing.faults.FaultyRunLog;
import dev.superstep.testing.faults.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TimeByHandTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    record Nothing() {}

    record Greeting(String greeting) {}

    static final class Greet implements Node<Nothing, Greeting> {
        @Override
        public Greeting run(Nothing in) {
            return new Greeting("hello");
        }
    }

    /** Its store throttles twice, so it waits for two seconds, then for four. */
    private static LocalRun<Greeting> throttled() {
        return LocalRun.of(Graph.of(Nothing.class, Greeting.class)
                        .start(Greet.class)
                        .end(Greet.class)
                        .build())
                .on(FaultyRunLog.on(new InMemoryRunLog()).throttling(Operation.APPEND, 1, 2));
    }

    @Test
    void a_run_that_backs_off_takes_no_time_where_time_jumps() {
        JumpingTime time = JumpingTime.at(NOON);

        LocalResult<Greeting> result = throttled().by(time).run(new Nothing());

        assertThat(result.status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(result.report().header().started()).isEqualTo(NOON);
        assertThat(time.now()).isEqualTo(NOON.plusSeconds(6));
    }

    @Test
    void a_run_waits_until_the_time_is_moved_by_hand() throws Exception {
        ManualTime time = ManualTime.at(NOON);
        CompletableFuture<LocalResult<Greeting>> run =
                CompletableFuture.supplyAsync(() -> throttled().by(time).run(new Nothing()));

        time.awaitSleepers(1);
        time.advance(Duration.ofSeconds(1));
        assertThat(run).isNotDone();
        time.advance(Duration.ofSeconds(1));
        // No further than the task's own time limit, which passes by this clock as well.
        for (int second = 0; second < 50 && !run.isDone(); second++) {
            time.advance(Duration.ofSeconds(1));
            Thread.sleep(20);
        }

        assertThat(run.get(10, TimeUnit.SECONDS).status()).isEqualTo(RunStatus.SUCCEEDED);
    }

    @Test
    void what_is_scheduled_is_done_in_the_order_of_its_instants_unless_it_is_given_up() {
        ManualTime time = ManualTime.at(NOON);
        List<String> done = new ArrayList<>();
        time.schedule(Duration.ofSeconds(3), () -> done.add("third"));
        time.schedule(Duration.ofSeconds(1), () -> done.add("first"));
        Time.Alarm second = time.schedule(Duration.ofSeconds(2), () -> done.add("second"));
        second.cancel();

        time.advance(Duration.ofSeconds(2));
        assertThat(done).containsExactly("first");
        time.advance(Duration.ofSeconds(2));

        assertThat(done).containsExactly("first", "third");
        assertThat(time.now()).isEqualTo(NOON.plusSeconds(4));
    }

    @Test
    void where_time_jumps_nothing_scheduled_is_done() {
        JumpingTime time = JumpingTime.at(NOON);
        List<String> done = new ArrayList<>();
        time.schedule(Duration.ofSeconds(1), () -> done.add("late")).cancel();

        time.sleep(Duration.ofHours(1));

        assertThat(done).isEmpty();
        assertThat(time.now()).isEqualTo(NOON.plusSeconds(3_600));
    }
}
