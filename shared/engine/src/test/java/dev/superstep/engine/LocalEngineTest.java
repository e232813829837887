package dev.superstep.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.superstep.json.Json;
import dev.superstep.runlog.InMemoryRunLog;
import dev.superstep.runlog.RunEnd;
import dev.superstep.runlog.RunLogException;
import dev.superstep.runlog.RunStatus;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LocalEngineTest {
    private final InMemoryRunLog log = new InMemoryRunLog();

    @Test
    void a_run_is_in_the_log_before_it_is_executed_and_has_its_end_after() {
        Chain chain = new Chain(3, log, view -> Map.of("ran", 1L));

        assertThat(chain.engine.open("r", "1", Map.of()).status()).isEqualTo(RunStatus.RUNNING);
        RunReport report = chain.engine.execute("r");

        assertThat(report.header().status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(report.state()).isEqualTo(Map.of("ran", 3L));
        assertThat(report.frontiers()).hasSize(3);
        assertThat(chain.engine.report("r")).contains(report);
    }

    @Test
    void an_execution_with_plain_input_is_a_run_of_its_own_name() {
        RunReport report =
                new Chain(2, log, view -> Map.of("ran", 1L)).engine.executeByHand("by-hand", Map.of("ran", 5L));

        assertThat(report.header().run().id().run()).isEqualTo("by-hand");
        assertThat(report.state()).isEqualTo(Map.of("ran", 7L));
    }

    @Test
    void a_failed_node_ends_the_run_at_the_state_before_its_superstep() {
        Chain chain = new Chain(3, log, view -> {
            throw new IllegalStateException("no");
        });
        chain.engine.open("r", "1", Map.of());

        RunReport report = chain.engine.execute("r");

        RunEnd end = report.header().end();
        assertThat(end.superstep()).isEqualTo(2);
        assertThat(end.error().node()).hasToString("n3");
        assertThat(end.error().message()).isEqualTo("no");
        assertThat(report.state()).isEqualTo(Map.of("ran", 2L));
        assertThat(report.frontiers()).hasSize(3);
        assertThat(report.failures()).hasSize(1);
    }

    @Test
    void an_interrupted_run_stays_as_its_log_has_it_and_goes_on_when_executed_again() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        Chain chain = new Chain(2, log, view -> {
            if (runs.incrementAndGet() == 1) {
                begun.countDown();
                new CountDownLatch(1).await();
            }
            return Map.of("ran", 1L);
        });
        chain.engine.open("r", "1", Map.of());
        Thread execution = Thread.ofVirtual().start(() -> chain.engine.execute("r"));
        begun.await();
        execution.interrupt();
        execution.join();

        assertThat(chain.engine.report("r").orElseThrow().header().status()).isEqualTo(RunStatus.RUNNING);
        assertThat(chain.engine.execute("r").state()).isEqualTo(Map.of("ran", 2L));
    }

    @Test
    void the_name_of_another_run_is_refused() {
        Chain chain = new Chain(1, log, view -> Map.of());
        chain.engine.open("r", "1", Map.of());

        assertThatThrownBy(() -> chain.engine.open("r", "2", Map.of()))
                .isInstanceOfSatisfying(
                        RunLogException.class,
                        e -> assertThat(e.code()).isEqualTo(RunLogException.Code.RUN_NAME_REUSED));
        assertThatThrownBy(() -> chain.engine.executeByHand("r", Json.object("ran", 9L)))
                .isInstanceOfSatisfying(
                        RunLogException.class,
                        e -> assertThat(e.code()).isEqualTo(RunLogException.Code.RUN_NAME_REUSED));
        assertThat(chain.engine.report("r").orElseThrow().header().status()).isEqualTo(RunStatus.RUNNING);
    }

    @Test
    void a_run_that_was_never_opened_is_unknown() {
        Chain chain = new Chain(1, log, view -> Map.of());

        assertThat(chain.engine.report("r")).isEmpty();
        assertThatThrownBy(() -> chain.engine.execute("r"))
                .isInstanceOfSatisfying(
                        RunLogException.class, e -> assertThat(e.code()).isEqualTo(RunLogException.Code.UNKNOWN_RUN));
    }
}
