package dev.superstep.api.engine.local;

import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What this process does with one run: from when somebody means to execute it to when nobody does. Thread-safe. */
final class Job {
    private static final Duration BETWEEN_INTERRUPTS = Duration.ofMillis(100);

    private final RunId run;
    private final RunPlace place;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Lock lock = new ReentrantLock();
    private @Nullable Thread executing;
    private volatile boolean begun;
    private volatile boolean toStop;

    Job(RunId run, RunPlace place) {
        this.run = run;
        this.place = place;
    }

    RunId run() {
        return run;
    }

    RunPlace place() {
        return place;
    }

    /** What the run does here; empty if only its log can say. */
    Optional<RunStatus> status() {
        if (!begun) {
            return Optional.of(RunStatus.QUEUED);
        }
        return place.isWaiting() ? Optional.of(RunStatus.WAITING) : Optional.empty();
    }

    /** Whether its turn has come. */
    boolean hasBegun() {
        return begun;
    }

    /** Its turn has come. */
    void begin() {
        begun = true;
    }

    /** Whether somebody asked for it to stop. */
    boolean isToStop() {
        return toStop;
    }

    /** Does {@code work} on this thread, which can be interrupted by {@link #stop} meanwhile and not after. */
    void interruptibly(Work work) throws InterruptedException {
        executing(Thread.currentThread());
        try {
            if (toStop) {
                throw new InterruptedException();
            }
            work.run();
        } finally {
            executing(null);
        }
    }

    /** What can be interrupted. */
    @FunctionalInterface
    interface Work {
        void run() throws InterruptedException;
    }

    /** Interrupts what is done, until it ends: an interrupt can be taken for that of a task's time limit. */
    void stop() throws InterruptedException {
        toStop = true;
        do {
            interrupt();
        } while (!over.await(BETWEEN_INTERRUPTS.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Nobody executes the run any more. */
    void end() {
        over.countDown();
    }

    /** Waits until nobody executes the run, or {@code atMost} has passed, which is false then. */
    boolean await(Duration atMost) throws InterruptedException {
        return over.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void interrupt() {
        lock.lock();
        try {
            if (executing != null) {
                executing.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    private void executing(@Nullable Thread thread) {
        lock.lock();
        try {
            executing = thread;
        } finally {
            lock.unlock();
        }
    }
}
