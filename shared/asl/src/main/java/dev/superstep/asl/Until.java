package dev.superstep.asl;

/** What a Wait waits for. */
public sealed interface Until {
    /** So many seconds. */
    record Seconds(int value) implements Until {}

    /** As many seconds as the input says there. */
    record SecondsPath(String path) implements Until {}

    /** An instant, written as in RFC 3339: {@code 2026-11-01T12:00:00Z}. */
    record Timestamp(String value) implements Until {}

    /** The instant that the input says there. */
    record TimestampPath(String path) implements Until {}
}
