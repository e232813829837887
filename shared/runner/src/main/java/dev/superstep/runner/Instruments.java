package dev.superstep.runner;

import java.util.function.LongSupplier;

/**
 * What attempts are measured with, and who learns of them.
 *
 * @param memoryMiB what this process holds at the moment, in MiB; 0 if nobody knows
 * @param observer learns of every attempt
 * @param logs learns which task a thread runs
 */
public record Instruments(LongSupplier memoryMiB, AttemptObserver observer, LogContext logs) {
    /** Measures no memory, and tells nobody. */
    public static final Instruments NONE = new Instruments(() -> 0, attempt -> {});

    /** Instruments that do not touch what is logged. */
    public Instruments(LongSupplier memoryMiB, AttemptObserver observer) {
        this(memoryMiB, observer, task -> Instruments::nothing);
    }

    private static void nothing() {
        // What is logged stays as it is.
    }
}
