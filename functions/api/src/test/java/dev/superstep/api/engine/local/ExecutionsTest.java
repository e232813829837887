package dev.superstep.api.engine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.superstep.api.engine.EngineLoad;
import dev.superstep.api.engine.TooManyRunsException;
import dev.superstep.asl.StateMachine;
import dev.superstep.asl.Wait;
import dev.superstep.interpreter.ExecutionResult;
import dev.superstep.interpreter.ExecutionStart;
import dev.superstep.interpreter.Interpreter;
import dev.superstep.interpreter.Program;
import dev.superstep.interpreter.ScheduledTime;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunStatus;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ExecutionsTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Executions executions = new Executions(1, 2);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void stop() {
        executions.stop();
        alarms.shutdownNow();
    }

    private static RunId id(String run) {
        return new RunId("w", run);
    }

    private void blocked(String run) {
        Job job = executions.claim(id(run)).orElseThrow();
        executions.execute(job, () -> uninterrupted(goOn), () -> {});
    }

    private static void uninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_run_is_executed_by_one_at_a_time() throws InterruptedException {
        blocked("r");

        assertThat(executions.claim(id("r"))).isEmpty();
        assertThat(executions.job(id("r")).orElseThrow().status()).isEmpty();

        goOn.countDown();
        executions.await(id("r"), LONG);
        assertThat(executions.claim(id("r"))).isPresent();
    }

    @Test
    void what_is_beyond_the_bound_is_queued_and_what_is_beyond_the_queue_refused() throws InterruptedException {
        blocked("r0");
        blocked("r1");
        blocked("r2");

        assertThatExceptionOfType(TooManyRunsException.class)
                .isThrownBy(() -> executions.claim(id("r3")))
                .withMessageContaining("2 runs wait");
        assertThat(executions.job(id("r3"))).isEmpty();
        assertThat(executions.job(id("r1")).orElseThrow().status()).contains(RunStatus.QUEUED);
        assertThat(executions.queued()).isEqualTo(Map.of("w", 2));
        assertThat(executions.claimInAnyCase(id("r4"))).isPresent();

        goOn.countDown();
        executions.await(id("r1"), LONG);
        executions.await(id("r2"), LONG);
        assertThat(executions.queued()).isEqualTo(Map.of("w", 1));
        assertThat(executions.claim(id("r3"))).isPresent();
    }

    @Test
    void a_run_that_waits_leaves_its_place_to_another_and_comes_back() throws InterruptedException {
        AtomicReference<ExecutionResult> result = new AtomicReference<>();
        CountDownLatch waits = new CountDownLatch(1);
        Program waiting = Program.load(StateMachine.of("W", Wait.seconds(1)));
        Interpreter interpreter = new Interpreter(
                        call -> null, new ScheduledTime(InstantSource.system(), alarms), new Random(1))
                .waits(new dev.superstep.interpreter.WaitListener() {
                    @Override
                    public void waits() {
                        PlaceKeeper.INSTANCE.waits();
                        waits.countDown();
                    }

                    @Override
                    public void waitedEnough() {
                        PlaceKeeper.INSTANCE.waitedEnough();
                    }
                });
        Job job = executions.claim(id("waiting")).orElseThrow();
        executions.execute(
                job,
                () -> {
                    result.set(interpreter.run(waiting, ExecutionStart.of("m", "r", null)));
                    new BoundedWork(job).run();
                },
                () -> {});
        waits.await();

        assertThat(job.status()).contains(RunStatus.WAITING);
        assertThat(executions.waiting()).isEqualTo(1);
        assertThat(executions.load()).isEqualTo(new EngineLoad.Places(1, 0, 0));
        blocked("other");
        assertThat(executions.load()).isEqualTo(new EngineLoad.Places(1, 1, 0));
        while (executions.load().waiting() == 0) {
            Thread.onSpinWait(); // until the second is over, and the first wants its place back
        }
        assertThat(job.status()).isEmpty();
        goOn.countDown();
        executions.await(id("waiting"), LONG);

        assertThat(result.get()).isInstanceOf(ExecutionResult.Succeeded.class);
        assertThat(executions.load()).isEqualTo(new EngineLoad.Places(1, 0, 0));
    }

    /** What comes after the waiting needs a place again. */
    private record BoundedWork(Job job) {
        void run() {
            try {
                job.place().works();
                job.place().worked();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    void a_run_is_stopped_while_it_works_and_before_its_turn() throws InterruptedException {
        CountDownLatch settled = new CountDownLatch(2);
        for (String run : new String[] {"working", "queued"}) {
            Job job = executions.claim(id(run)).orElseThrow();
            executions.execute(job, () -> uninterrupted(new CountDownLatch(1)), settled::countDown);
        }

        for (String run : new String[] {"queued", "working"}) {
            executions.job(id(run)).orElseThrow().stop();
            assertThat(executions.job(id(run))).isEmpty();
        }

        settled.await();
        assertThat(executions.load()).isEqualTo(new EngineLoad.Places(1, 0, 0));
        assertThat(executions.queued()).isEmpty();
    }
}
