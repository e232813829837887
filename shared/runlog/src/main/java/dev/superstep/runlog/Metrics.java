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
 * @param inputBytes the JSON of what its node looked at, or of its packet; 0 if it is not known what a node looks at
 * @param outputBytes the JSON of its update and of the packets that its routers made
 * @param memoryMiB what its process held when it was done, other tasks of the same process included; 0 if that is not known
 */
public record Metrics(
        Instant started,
        Duration duration,
        int attempt,
        boolean coldStart,
        long readBytes,
        long inputBytes,
        long outputBytes,
        long memoryMiB) {
    public Metrics {
        started = Texts.toMillis(started);
        duration = Texts.toMicros(duration);
        boolean counts = readBytes >= 0 && inputBytes >= 0 && outputBytes >= 0 && memoryMiB >= 0;
        if (duration.isNegative() || attempt < 1 || !counts) {
            throw new IllegalArgumentException("no metrics: duration " + duration + ", attempt " + attempt + ", bytes "
                    + readBytes + ", " + inputBytes + ", " + outputBytes + ", MiB " + memoryMiB);
        }
    }

    /** The metrics of a first attempt in a process that was there, of which nothing else is known. */
    public static Metrics of(Instant started, Duration duration) {
        return new Metrics(started, duration, 1, false, 0, 0, 0, 0);
    }

    /** When node and routers were done. */
    public Instant ended() {
        return started.plus(duration);
    }
}
