package dev.superstep.engine;

import dev.superstep.interpreter.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Time that jumps over every sleep and notes it; the first of its alarms go off at once, and the others never. */
final class MovedTime implements Time {
    final List<Duration> sleeps = new CopyOnWriteArrayList<>();
    private final AtomicInteger alarms;
    private volatile Instant now;

    MovedTime(Instant now) {
        this(now, 0);
    }

    /** @param alarms how many alarms go off */
    MovedTime(Instant now, int alarms) {
        this.now = now;
        this.alarms = new AtomicInteger(alarms);
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void sleep(Duration duration) {
        sleeps.add(duration);
        now = now.plus(duration);
    }

    @Override
    public Alarm schedule(Duration delay, Runnable action) {
        if (alarms.getAndDecrement() > 0) {
            Thread.ofVirtual().start(action);
        }
        return () -> {};
    }
}
