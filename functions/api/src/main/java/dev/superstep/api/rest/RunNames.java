package dev.superstep.api.rest;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/** Names for runs that nobody named: the instant to the millisecond, so that they sort by age, and 64 random bits. */
@Singleton
final class RunNames {
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final InstantSource clock = InstantSource.system();
    private final SecureRandom random = new SecureRandom();

    /** A name that no other run has, such as {@code 20261101-080000-123-0f1e2d3c4b5a6978}. */
    String next() {
        return INSTANT.format(clock.instant()) + "-" + HexFormat.of().toHexDigits(random.nextLong());
    }
}
