package dev.superstep.api.engine.local;

import dev.superstep.engine.EngineException;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLogException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The runs that this process executes, at most once at a time, each on a virtual thread of its own. Thread-safe. */
final class Executions {
    private static final Logger LOG = Logger.getLogger(Executions.class);

    private final Map<RunId, CountDownLatch> claimed = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("run-", 0).factory());

    /** Makes the caller the one who executes {@code run}, and who releases it if it comes to nothing; false if somebody is. */
    boolean claim(RunId run) {
        return claimed.putIfAbsent(run, new CountDownLatch(1)) == null;
    }

    /** Gives up a claim. */
    void release(RunId run) {
        CountDownLatch ended = claimed.remove(run);
        if (ended != null) {
            ended.countDown();
        }
    }

    /** Executes a claimed run, and releases it in the end. A run that cannot go on is logged with the reason's code. */
    void execute(RunId run, Runnable execution) {
        threads.execute(() -> {
            try {
                execution.run();
            } catch (RunLogException | EngineException e) {
                LOG.errorf("Run %s is left as it is. %s", run, e.getMessage());
            } catch (RuntimeException e) {
                LOG.errorf(e, "Run %s is left as it is, because it could not go on", run);
            } finally {
                release(run);
            }
        });
    }

    /** Does what is no run. */
    void inBackground(Runnable work) {
        threads.execute(work);
    }

    /** Waits until nobody executes {@code run} any more, or {@code atMost} has passed. */
    void await(RunId run, Duration atMost) throws InterruptedException {
        CountDownLatch ended = claimed.get(run);
        if (ended != null && !ended.await(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            LOG.debugf("Run %s still runs after %s", run, atMost);
        }
    }

    /** Interrupts what runs: such a run stays as its log has it. */
    void stop() {
        threads.shutdownNow();
    }
}
