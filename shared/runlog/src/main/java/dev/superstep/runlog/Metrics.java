package dev.superstep.runlog;

import java.time.Duration;
import java.time.Instant;

/**
 * How the run of a task went that was committed.
 *
 * @param started when its node began; in milliseconds, the rest is cut
 * @param duration how long node and routers took; in microseconds, the rest is cut
 * @param attempt which attempt it was, from 1
 * @param coldStart whether it was the first that its process ran
 * @param readBytes how much of the log was read for it; 0 if nothing had to be
 */
public record Metrics(Instant started, Duration duration, int attempt, boolean coldStart, long readBytes) {
    public Metrics {
        started = Texts.toMillis(started);
        duration = Texts.toMicros(duration);
        if (duration.isNegative() || attempt < 1 || readBytes < 0) {
            throw new IllegalArgumentException(
                    "no metrics: duration " + duration + ", attempt " + attempt + ", " + readBytes + " bytes read");
        }
    }

    /** The metrics of a first attempt in a process that was there. */
    public static Metrics of(Instant started, Duration duration) {
        return new Metrics(started, duration, 1, false, 0);
    }
}
