package dev.superstep.interpreter;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs several pieces of work at the same time, each on a thread of its own, and waits for all of them.
 *
 * <p>The first failure cancels and interrupts the others, and is the failure of all. No thread outlives the call.
 */
final class Siblings {
    private final Cancellation cancellation;
    private final AtomicReference<@Nullable Throwable> first = new AtomicReference<>();
    private final CountDownLatch running;
    private final List<Thread> threads = new ArrayList<>();

    private Siblings(Cancellation around, int count) {
        this.cancellation = new Cancellation(around);
        this.running = new CountDownLatch(count);
    }

    /** A piece of work, by its index. */
    @FunctionalInterface
    interface Work {
        void run(int index, Cancellation cancellation);
    }

    static void run(Frame frame, int count, Work work) {
        Siblings siblings = new Siblings(frame.cancellation(), count);
        siblings.start(frame.execution().ports().threads(), count, work);
        siblings.join();
    }

    private void start(ThreadFactory factory, int count, Work work) {
        for (int i = 0; i < count; i++) {
            int index = i;
            threads.add(factory.newThread(() -> runOne(index, work)));
        }
        // All are known before one runs, so that the first to fail can interrupt the rest.
        threads.forEach(Thread::start);
    }

    /** Whatever is thrown is carried over to the thread that waits. */
    private void runOne(int index, Work work) {
        try {
            work.run(index, cancellation);
        } catch (RuntimeException | Error e) {
            if (first.compareAndSet(null, e)) {
                cancelAll();
            }
        } finally {
            running.countDown();
        }
    }

    private void join() {
        try {
            running.await();
        } catch (InterruptedException e) {
            cancelAll();
            awaitAll();
            throw new AbortedException();
        }
        switch (first.get()) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }

    private void cancelAll() {
        cancellation.cancel();
        threads.forEach(Thread::interrupt);
    }

    /** Another interrupt changes nothing: all were told to end. */
    private void awaitAll() {
        while (true) {
            try {
                running.await();
                return;
            } catch (InterruptedException e) {
                cancelAll();
            }
        }
    }
}
