package dev.superstep.api.engine.local;

import dev.superstep.api.engine.EngineLoad;
import dev.superstep.api.engine.TooManyRunsException;
import dev.superstep.engine.EngineException;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLogException;
import dev.superstep.runlog.RunStatus;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The runs that this process executes, each at most once at a time, on a virtual thread of its own, and only so many of them
 * at a time; the others wait for their turn. Thread-safe.
 */
final class Executions {
    private static final Logger LOG = Logger.getLogger(Executions.class);

    private final Map<RunId, Job> jobs = new ConcurrentHashMap<>();
    private final FairPlaces places;
    private final int maxQueued;
    private final AtomicInteger queued = new AtomicInteger();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("run-", 0).factory());

    /**
     * @param limit how many runs are executed at a time; those that wait for a person or an instant do not count
     * @param maxQueued how many others wait for their turn
     */
    Executions(int limit, int maxQueued) {
        this.places = new FairPlaces(limit);
        this.maxQueued = maxQueued;
    }

    /**
     * Makes the caller the one who executes {@code run}, at once or when it is its turn; who gives it up if it comes to
     * nothing. Empty if somebody else is.
     *
     * @throws TooManyRunsException if too many runs wait for their turn
     */
    Optional<Job> claim(RunId run) {
        Optional<Job> job = claimInAnyCase(run);
        job.filter(mine -> !mine.hasBegun() && queued.get() > maxQueued).ifPresent(mine -> {
            giveUp(mine);
            throw new TooManyRunsException(maxQueued);
        });
        return job;
    }

    /** {@link #claim} of a run that was accepted before. */
    Optional<Job> claimInAnyCase(RunId run) {
        Job job = new Job(run, new RunPlace(places, run.workflow()));
        if (jobs.putIfAbsent(run, job) != null) {
            return Optional.empty();
        }
        if (job.place().tryTake()) {
            job.begin();
        } else {
            queued.incrementAndGet();
        }
        return Optional.of(job);
    }

    /** Does not execute the run after all. */
    void giveUp(Job job) {
        end(job);
    }

    /**
     * Executes a claimed run.
     *
     * @param execution may be interrupted
     * @param afterwards follows if the run was to stop, whatever became of it, and is not interrupted
     */
    void execute(Job job, Runnable execution, Runnable afterwards) {
        threads.execute(() -> {
            job.place().enter();
            attempt(
                    job,
                    () -> job.interruptibly(() -> {
                        takeTurn(job);
                        execution.run();
                    }),
                    () -> job.isToStop() ? Logger.Level.DEBUG : Logger.Level.ERROR);
            if (job.isToStop()) {
                if (Thread.interrupted()) {
                    LOG.debugf("Run %s was interrupted, to be stopped", job.run());
                }
                attempt(job, afterwards::run, () -> Logger.Level.ERROR);
            }
            end(job);
        });
    }

    private void takeTurn(Job job) throws InterruptedException {
        if (!job.hasBegun()) {
            job.place().take();
            job.begin();
            queued.decrementAndGet();
        }
    }

    /** @param trouble how loud a failure is: what is stopped may fail in any place, and is put in order afterwards */
    private static void attempt(Job job, Job.Work work, Supplier<Logger.Level> trouble) {
        try {
            work.run();
        } catch (InterruptedException e) {
            LOG.debugf("Run %s was interrupted before its turn", job.run());
        } catch (RunLogException | EngineException e) {
            LOG.logf(trouble.get(), "Run %s is left as it is. %s", job.run(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.logf(trouble.get(), e, "Run %s is left as it is, because it could not go on", job.run());
        }
    }

    private void end(Job job) {
        job.place().giveBack();
        if (!job.hasBegun()) {
            queued.decrementAndGet();
        }
        jobs.remove(job.run());
        job.end();
    }

    /** Does what is no run. */
    void inBackground(Job.Work work) {
        threads.execute(() -> {
            try {
                work.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the process ends
            }
        });
    }

    /** What this process does with {@code run}; empty if nothing. */
    Optional<Job> job(RunId run) {
        return Optional.ofNullable(jobs.get(run));
    }

    /** Waits until nobody executes {@code run} any more, or {@code atMost} has passed. */
    void await(RunId run, Duration atMost) throws InterruptedException {
        Job job = jobs.get(run);
        if (job != null && !job.await(atMost)) {
            LOG.debugf("Run %s still runs after %s", run, atMost);
        }
    }

    /** The places of runs, those that wait for them included. */
    EngineLoad.Places load() {
        return places.load();
    }

    /** How many runs may wait for their turn. */
    int maxQueued() {
        return maxQueued;
    }

    /** How many runs wait for a person or for an instant. */
    int waiting() {
        return Math.toIntExact(jobs.values().stream()
                .filter(job -> job.status().equals(Optional.of(RunStatus.WAITING)))
                .count());
    }

    /** How many runs of each workflow have not begun, by name. */
    Map<String, Integer> queued() {
        Map<String, Integer> byWorkflow = new TreeMap<>();
        jobs.values().stream()
                .filter(job -> !job.hasBegun())
                .forEach(job -> byWorkflow.merge(job.run().workflow(), 1, Integer::sum));
        return byWorkflow;
    }

    /** Interrupts what runs: such a run stays as its log has it. */
    void stop() {
        threads.shutdownNow();
    }
}
