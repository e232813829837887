package dev.superstep.sources;

import java.time.Duration;

/**
 * How long and how much is read of one source.
 *
 * @param connect the longest that a connection may take to stand, encryption included
 * @param read the longest that nothing may arrive
 * @param total the longest that everything may take together, from the look-up of the name to the last byte
 * @param maxBytes the most bytes of a source, both as they travel and unpacked
 * @param maxRedirects how often a source may lead on to another
 */
public record FetchLimits(Duration connect, Duration read, Duration total, int maxBytes, int maxRedirects) {
    /** What suits nearly all feeds and pages: 3, 5 and 15 seconds, 4 MiB, 5 redirects. */
    public static final FetchLimits DEFAULT =
            new FetchLimits(Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofSeconds(15), 4 << 20, 5);

    public FetchLimits {
        if (!isPositive(connect) || !isPositive(read) || !isPositive(total) || maxBytes < 1 || maxRedirects < 0) {
            throw new IllegalArgumentException("limits of fetching must be positive, found " + connect + ", " + read
                    + ", " + total + ", " + maxBytes + " bytes, " + maxRedirects + " redirects");
        }
    }

    private static boolean isPositive(Duration duration) {
        return duration.isPositive();
    }
}
