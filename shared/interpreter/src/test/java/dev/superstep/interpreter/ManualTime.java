package dev.superstep.interpreter;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Time that stands still until it is moved by hand; sleepers wake and alarms go off on the way. */
final class ManualTime implements Time {
    private final List<Pending> alarms = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-01T12:00:00Z");
    private int sleeping;

    private record Pending(Instant at, Runnable action) {}

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized void sleep(Duration duration) throws InterruptedException {
        Instant end = now.plus(duration);
        sleeping++;
        notifyAll();
        try {
            while (now.isBefore(end)) {
                wait();
            }
        } finally {
            sleeping--;
        }
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

    synchronized int alarms() {
        return alarms.size();
    }

    /** Waits until so many threads sleep. */
    synchronized void awaitSleepers(int count) throws InterruptedException {
        while (sleeping < count) {
            wait();
        }
    }

    void advance(Duration duration) {
        List<Pending> due;
        synchronized (this) {
            now = now.plus(duration);
            due = alarms.stream().filter(alarm -> !alarm.at().isAfter(now)).toList();
            alarms.removeAll(due);
            notifyAll();
        }
        due.forEach(alarm -> alarm.action().run());
    }
}
