package dev.superstep.conformance.engine;

import dev.superstep.interpreter.Time;
import java.time.Duration;
import java.time.Instant;

/** No time goes by: what waits goes on at once, and no limit is ever reached. */
public final class StillTime implements Time {
    @Override
    public Instant now() {
        return Instant.EPOCH;
    }

    @Override
    public void sleep(Duration duration) {}

    @Override
    public Alarm schedule(Duration delay, Runnable action) {
        return () -> {};
    }
}
