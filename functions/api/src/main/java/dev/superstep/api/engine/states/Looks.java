package dev.superstep.api.engine.states;

import dev.superstep.runlog.RunId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * When Step Functions was asked last about each run: it takes some ten such questions a second, and clients that poll ask more
 * often. Remembers the runs that were looked at last. Thread-safe.
 */
final class Looks {
    private static final int MOST = 10_000;

    private final long between;
    private final LongSupplier nanos;
    private final Map<RunId, Long> last = new LinkedHashMap<>();

    Looks(Duration between, LongSupplier nanos) {
        this.between = between.toNanos();
        this.nanos = nanos;
    }

    /** Whether it is time to ask about {@code run}; then who asked does. */
    synchronized boolean isDue(RunId run) {
        long now = nanos.getAsLong();
        Long before = last.get(run);
        if (before != null && now - before < between) {
            return false;
        }
        last.remove(run); // so that it is the newest
        last.put(run, now);
        if (last.size() > MOST) {
            last.remove(last.keySet().iterator().next());
        }
        return true;
    }
}
