package dev.superstep.runlog;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What stays the same for the whole life of a run, and what every writer to its log has to know.
 *
 * @param id which run
 * @param incarnation tells this run from another that had the same name before it: the start time of its first execution,
 *     or a nonce of whoever submitted it; part of every cache key and idempotency key
 * @param expires when all its items go, in whole seconds; fixed at the start, later than its timeout and retention
 */
public record Run(RunId id, String incarnation, Instant expires) {
    public Run {
        if (incarnation.isEmpty()) {
            throw new IllegalArgumentException("run \"" + id + "\" has no incarnation");
        }
        expires = expires.truncatedTo(ChronoUnit.SECONDS);
    }
}
