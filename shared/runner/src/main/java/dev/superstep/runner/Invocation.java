package dev.superstep.runner;

import java.time.Instant;
import java.util.Optional;

/**
 * One call of a function by its platform.
 *
 * @param id names it; a retry has another one
 * @param deadline when the platform ends it, whatever it is doing; empty if it lets it take its time
 */
public record Invocation(String id, Optional<Instant> deadline) {
    /** An invocation without a deadline. */
    public static Invocation of(String id) {
        return new Invocation(id, Optional.empty());
    }
}
