package dev.superstep.api.engine.local.busy;

import java.util.concurrent.atomic.AtomicInteger;

/** How many nodes of the workflow run at a time, and have run. */
public final class Busy {
    public static final AtomicInteger NOW = new AtomicInteger();
    public static final AtomicInteger MOST = new AtomicInteger();
    public static final AtomicInteger RAN = new AtomicInteger();

    private Busy() {}

    static void work() {
        MOST.accumulateAndGet(NOW.incrementAndGet(), Math::max);
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        NOW.decrementAndGet();
        RAN.incrementAndGet();
    }
}
