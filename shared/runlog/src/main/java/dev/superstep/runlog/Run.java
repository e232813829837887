package dev.superstep.runlog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;

/**
 * What stays the same for the whole life of a run, and what every writer to its log has to know.
 *
 * @param id which run
 * @param incarnation tells this run from another that had the same name before it: the start time of its first execution,
 *     or a nonce of whoever submitted it; part of every cache key and idempotency key
 * @param expires when all its items go, in whole seconds; fixed at the start, later than its timeout and retention
 */
public record Run(RunId id, String incarnation, Instant expires) {
    private static final int MARK_BYTES = 4;

    public Run {
        if (incarnation.isEmpty()) {
            throw new IllegalArgumentException("run \"" + id + "\" has no incarnation");
        }
        expires = expires.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The incarnation in six characters, for what every item must carry. */
    public String mark() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(incarnation.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, MARK_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
