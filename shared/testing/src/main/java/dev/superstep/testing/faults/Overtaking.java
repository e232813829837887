package dev.superstep.testing.faults;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Lets calls pass each other: one waits until another one is done, but not for long, since there may be none. */
final class Overtaking {
    private static final long LONGEST_MILLIS = 5;

    private final AtomicReference<CountDownLatch> next = new AtomicReference<>(new CountDownLatch(1));

    /** A call is done. */
    void passed() {
        next.getAndSet(new CountDownLatch(1)).countDown();
    }

    /** Waits for the next call that is done. */
    void await() throws InterruptedException {
        CountDownLatch one = next.get();
        if (one.await(LONGEST_MILLIS, TimeUnit.MILLISECONDS)) {
            return;
        }
        one.countDown(); // nobody came
    }
}
