package dev.superstep.workflows.recovery;

import dev.superstep.graph.NodeException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How often the graph tries again, and how long it waits before. */
final class Retries {
    /** The most that may be asked for; the last of them come every ten seconds. */
    static final int MOST = 100;

    private static final int DEFAULT = 3;
    private static final int LONGEST_SECONDS = 10;

    private Retries() {}

    /**
     * How often, if {@code asked} is what the caller says.
     *
     * @throws NodeException if it is out of bounds
     */
    static int of(@Nullable Integer asked) {
        if (asked != null && (asked < 0 || asked > MOST)) {
            throw new NodeException("OUT_OF_BOUNDS", "max_retries is " + asked + "; it must be from 0 to " + MOST);
        }
        return asked == null ? DEFAULT : asked;
    }

    /** How long to wait after {@code errors} attempts have failed: 2, 4, 8, then 10 seconds. */
    static Duration pause(int errors) {
        return Duration.ofSeconds(errors < Integer.SIZE - 1 ? Math.min(1 << errors, LONGEST_SECONDS) : LONGEST_SECONDS);
    }
}
