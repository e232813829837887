package dev.superstep.interpreter;

import org.jspecify.annotations.Nullable;

/** How an execution ended. */
public sealed interface ExecutionResult {
    /** What it took. */
    Usage usage();

    /** It came to its end. */
    record Succeeded(@Nullable Object output, Usage usage) implements ExecutionResult {}

    /** An error was not caught, or a Fail was reached; what is not known of the error is empty. */
    record Failed(String error, String cause, Usage usage) implements ExecutionResult {}

    /** It took longer than the machine's TimeoutSeconds. */
    record TimedOut(Usage usage) implements ExecutionResult {}

    /** The thread that ran it was interrupted. */
    record Aborted(Usage usage) implements ExecutionResult {}

    /**
     * What an execution took, counted as the service does (see the package).
     *
     * @param transitions states entered, and retries
     * @param events history events
     */
    record Usage(long transitions, long events) {}
}
