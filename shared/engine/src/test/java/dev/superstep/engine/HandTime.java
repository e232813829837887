package dev.superstep.engine;

import dev.superstep.interpreter.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Time that stands still until it is moved by hand; alarms go off on the way. Nobody sleeps in it. */
final class HandTime implements Time, InstantSource {
    private final List<Pending> alarms = new ArrayList<>();
    private Instant now = Flow.NOW;

    private record Pending(Instant at, Runnable action) {}

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public Instant instant() {
        return now();
    }

    @Override
    public void sleep(Duration duration) {
        throw new IllegalStateException("nothing is tried again here");
    }

    @Override
    public synchronized Alarm schedule(Duration delay, Runnable action) {
        Pending pending = new Pending(now.plus(delay), action);
        alarms.add(pending);
        return () -> cancel(pending);
    }

    private synchronized void cancel(Pending pending) {
        alarms.remove(pending);
    }

    void advance(Duration duration) {
        List<Pending> due;
        synchronized (this) {
            now = now.plus(duration);
            due = alarms.stream().filter(alarm -> !alarm.at().isAfter(now)).toList();
            alarms.removeAll(due);
        }
        due.forEach(alarm -> alarm.action().run());
    }
}
