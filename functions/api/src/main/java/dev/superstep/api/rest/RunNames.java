package dev.superstep.api.rest;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/** Names for runs that nobody named. */
@Singleton
final class RunNames {
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int HASH_BYTES = 16;

    private final InstantSource clock = InstantSource.system();
    private final SecureRandom random = new SecureRandom();

    /**
     * A name that no other run has, such as {@code 20261101-080000-123-0f1e2d3c4b5a6978}: the instant to the millisecond, so
     * that names sort by age, and 64 random bits.
     */
    String next() {
        return INSTANT.format(clock.instant()) + "-" + HexFormat.of().toHexDigits(random.nextLong());
    }

    /**
     * The name of the run that a caller means by a key, such as {@code key-4b5a6978…}: the same every time, another for each
     * caller and workflow, and nobody can tell the key by it.
     */
    String of(String caller, String workflow, IdempotencyKey key) {
        // No part has a line break, so that no two triples make one text.
        String text = workflow + "\n" + key.value() + "\n" + caller;
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "key-" + HexFormat.of().formatHex(hash, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
