package dev.superstep.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.superstep.runlog.InMemoryRunLog;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunLogException;
import dev.superstep.runlog.RunStatus;
import dev.superstep.testing.faults.FaultyRunLog;
import dev.superstep.testing.faults.Moment;
import dev.superstep.testing.faults.Operation;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SummariesTest {
    private static final Instant START = LoggedRun.START;

    private final RunLog log = new InMemoryRunLog();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void runs_are_counted_by_status_and_nodes_over_all_of_them() throws InterruptedException {
        LoggedRun.on(log, "loop", "r1", START)
                .task(1, "a", Duration.ofMillis(250))
                .task(2, "b", Duration.ofSeconds(2))
                .succeeded(2, Duration.ofSeconds(4));
        LoggedRun.on(log, "loop", "r2", START.plusSeconds(1))
                .task(1, "a", Duration.ofMillis(750))
                .failure(2, "a", "r2-0", START.plusSeconds(2))
                .failed(1, Duration.ofSeconds(2));
        LoggedRun.on(log, "blog", "r3", START.plusSeconds(2)).task(1, "a", Duration.ofSeconds(1));

        PerformanceSummary summary = summary(List.of("blog", "loop"), START, START.plusSeconds(9));

        assertThat(summary.totalWorkflows()).isEqualTo(3);
        assertThat(summary.successfulWorkflows()).isEqualTo(1);
        assertThat(summary.failedWorkflows()).isEqualTo(1);
        assertThat(summary.statuses())
                .containsEntry(RunStatus.RUNNING, 1)
                .containsEntry(RunStatus.CANCELLED, 0)
                .hasSize(RunStatus.values().length);
        assertThat(summary.cut()).isFalse();
        assertThat(summary.runTime().totalTime()).isEqualTo(6.0);
        assertThat(summary.nodePerformance()).containsOnlyKeys("blog/a", "loop/a", "loop/b");
        assertThat(summary.nodePerformance().get("loop/a"))
                .satisfies(a -> assertThat(a.totalExecutions()).isEqualTo(2))
                .satisfies(a -> assertThat(a.attempts()).isEqualTo(3))
                .satisfies(a -> assertThat(a.failedAttempts()).isEqualTo(1));
        assertThat(summary.slowestNodes()).containsExactly("loop/b", "blog/a", "loop/a");
        assertThat(summary.failures())
                .containsExactly(
                        new PerformanceSummary.FailureCount("loop", "a", "OOPS", 1, 1, "r2", "something is wrong"));
    }

    @Test
    void only_runs_that_started_in_the_window_count() throws InterruptedException {
        for (int second = 0; second < 10; second++) {
            LoggedRun.on(log, "loop", "r" + second, START.plusSeconds(second));
        }

        assertThat(summary(List.of("loop"), START.plusSeconds(2), START.plusSeconds(5))
                        .totalWorkflows())
                .isEqualTo(3);
        assertThat(summary(List.of("loop"), START.plusSeconds(20), START.plusSeconds(50))
                        .totalWorkflows())
                .isZero();
        assertThat(summary(List.of(), START, START.plusSeconds(50)).totalWorkflows())
                .isZero();
    }

    @Test
    void of_more_runs_than_it_takes_the_newest_are_seen_and_it_says_so() throws InterruptedException {
        for (int n = 0; n < Summaries.MOST_RUNS + 20; n++) {
            String workflow = n % 2 == 0 ? "even" : "odd";
            LoggedRun.on(log, workflow, "r" + n, START.plusMillis(n))
                    .task(1, n < 20 ? "old" : "new", Duration.ofMillis(1));
        }

        PerformanceSummary all = summary(List.of("even", "odd"), START, START.plusSeconds(9));
        PerformanceSummary half = summary(List.of("odd"), START, START.plusSeconds(9));

        assertThat(all.totalWorkflows()).isEqualTo(Summaries.MOST_RUNS);
        assertThat(all.cut()).isTrue();
        assertThat(all.nodePerformance()).containsOnlyKeys("even/new", "odd/new");
        assertThat(half.totalWorkflows()).isEqualTo(510);
        assertThat(half.cut()).isFalse();
    }

    @Test
    void a_run_that_is_erased_meanwhile_does_not_count() throws InterruptedException {
        LoggedRun kept = LoggedRun.on(log, "loop", "kept", START);
        LoggedRun gone = LoggedRun.on(log, "loop", "gone", START);
        RunLog erasing = (RunLog) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {RunLog.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("measurements")) {
                        log.erase(gone.id());
                    }
                    return method.invoke(log, arguments);
                });

        PerformanceSummary summary =
                new Summaries(erasing, threads).summary(List.of("loop"), START, START.plusSeconds(1));

        assertThat(summary.totalWorkflows()).isEqualTo(1);
        assertThat(log.header(kept.id())).isPresent();
    }

    @Test
    void a_store_that_fails_fails_the_summary() {
        LoggedRun.on(log, "loop", "r", START);
        RunLog faulty = FaultyRunLog.on(log).failing(Operation.HISTORY, 1, Moment.BEFORE);

        assertThatThrownBy(() -> new Summaries(faulty, threads).summary(List.of("loop"), START, START.plusSeconds(1)))
                .isInstanceOf(RunLogException.class);
    }

    private PerformanceSummary summary(List<String> workflows, Instant from, Instant until)
            throws InterruptedException {
        return new Summaries(log, threads).summary(workflows, from, until);
    }
}
