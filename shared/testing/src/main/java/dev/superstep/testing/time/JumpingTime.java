package dev.superstep.testing.time;

import dev.superstep.interpreter.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Time that goes by only while somebody waits, and then at once: a run that backs off for minutes takes none.
 *
 * <p>Nothing scheduled is ever done, so no time limit is reached; {@link ManualTime} reaches them. Thread-safe; where
 * several threads wait, their waits come one after the other.
 */
public final class JumpingTime implements Time {
    private final List<Duration> waits = new ArrayList<>();
    private Instant now;

    private JumpingTime(Instant start) {
        now = start;
    }

    /** Time that begins at {@code start}. */
    public static JumpingTime at(Instant start) {
        return new JumpingTime(start);
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized void sleep(Duration duration) {
        waits.add(duration);
        now = now.plus(duration);
    }

    /** What was waited for so far, in order. */
    public synchronized List<Duration> waits() {
        return List.copyOf(waits);
    }

    @Override
    public Alarm schedule(Duration delay, Runnable action) {
        return () -> {};
    }
}
