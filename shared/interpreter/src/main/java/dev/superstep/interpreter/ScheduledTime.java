package dev.superstep.interpreter;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Real time: a clock and a scheduler, which whoever made it shuts down. */
public final class ScheduledTime implements Time {
    private final InstantSource clock;
    private final ScheduledExecutorService scheduler;
    private final Map<Duration, Alarms> alarms = new ConcurrentHashMap<>();

    /** Time by {@code clock}, with alarms on {@code scheduler}. */
    public ScheduledTime(InstantSource clock, ScheduledExecutorService scheduler) {
        this.clock = clock;
        this.scheduler = scheduler;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        boolean opened = new CountDownLatch(1).await(duration.toNanos(), TimeUnit.NANOSECONDS);
        if (opened) {
            throw new IllegalStateException("a latch that nobody knows was opened");
        }
    }

    @Override
    public Alarm schedule(Duration delay, Runnable action) {
        return alarms.computeIfAbsent(delay, unseen -> new Alarms(scheduler, unseen.toNanos()))
                .set(action);
    }
}
