package dev.superstep.interpreter;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Time that jumps over every sleep and remembers how long it was; alarms never go off. */
final class JumpingTime implements Time {
    final List<Duration> sleeps = new CopyOnWriteArrayList<>();
    private volatile Instant now = Instant.parse("2026-11-01T12:00:00Z");

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
        return () -> {};
    }
}
