package dev.superstep.testing;

import dev.superstep.interpreter.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Time that stands still, and jumps over everything that somebody waits for: pauses, and the intervals between attempts.
 *
 * <p>What waits side by side waits one after the other here. No time limit is ever reached. Thread-safe.
 */
final class SkippedTime implements Time, InstantSource {
    private final List<Duration> waits = new ArrayList<>();
    private Instant now;

    SkippedTime(Instant start) {
        this.now = start;
    }

    @Override
    public Instant now() {
        return instant();
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized void sleep(Duration duration) {
        waits.add(duration);
        now = now.plus(duration);
    }

    @Override
    public Alarm schedule(Duration delay, Runnable action) {
        return () -> {};
    }

    /** What was waited for so far, in order. */
    synchronized List<Duration> waits() {
        return List.copyOf(waits);
    }
}
