package dev.superstep.api.rest.gated;

import dev.superstep.graph.NodeException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** What the second node has to pass. */
public final class Gate {
    public static final AtomicInteger PREPARED = new AtomicInteger();
    private static final AtomicBoolean FAILS = new AtomicBoolean();
    private static volatile CountDownLatch shut = new CountDownLatch(0);
    private static volatile CountDownLatch visited = new CountDownLatch(1);

    private Gate() {}

    /** Whoever comes passes, and those who wait. */
    public static void open() {
        shut.countDown();
    }

    /** Whoever comes waits. */
    public static void shut() {
        visited = new CountDownLatch(1);
        shut = new CountDownLatch(1);
    }

    /** The next who comes fails. */
    public static void failNext() {
        FAILS.set(true);
    }

    /** Waits until somebody waits. */
    public static void awaitVisitor() throws InterruptedException {
        visited.await();
    }

    static void pass() {
        if (FAILS.getAndSet(false)) {
            throw new NodeException("GATE_SHUT", "nobody passes");
        }
        visited.countDown();
        try {
            shut.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("sent away", e);
        }
    }
}
