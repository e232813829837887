package dev.superstep.testing.time;

import dev.superstep.interpreter.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Time that stands still until a test moves it; who sleeps wakes, and what is scheduled is done, on the way.
 *
 * <pre>
 *   ManualTime time = ManualTime.at(Instant.parse("2026-11-01T12:00:00Z"));
 *   Thread run = Thread.startVirtualThread(() -&gt; LocalRun.of(workflow).by(time).run(input));
 *   time.awaitSleepers(1);             // the run waits for a retry, or at a pause
 *   time.advance(Duration.ofHours(1));
 * </pre>
 *
 * Thread-safe. What is scheduled runs on the thread that advances the time, in the order of its instants.
 */
public final class ManualTime implements Time {
    private final List<Pending> alarms = new ArrayList<>();
    private Instant now;
    private int sleeping;

    private ManualTime(Instant start) {
        now = start;
    }

    private record Pending(Instant at, Runnable action) {}

    /** Time that stands at {@code start}. */
    public static ManualTime at(Instant start) {
        return new ManualTime(start);
    }

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

    /** Waits until {@code count} threads sleep. */
    public synchronized void awaitSleepers(int count) throws InterruptedException {
        while (sleeping < count) {
            wait();
        }
    }

    /** Moves the time on by {@code duration}, and does what has come due. */
    public void advance(Duration duration) {
        List<Pending> due;
        synchronized (this) {
            now = now.plus(duration);
            due = alarms.stream()
                    .filter(alarm -> !alarm.at().isAfter(now))
                    .sorted(Comparator.comparing(Pending::at))
                    .toList();
            alarms.removeAll(due);
            notifyAll();
        }
        due.forEach(alarm -> alarm.action().run());
    }
}
