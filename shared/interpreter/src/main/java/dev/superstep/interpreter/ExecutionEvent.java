package dev.superstep.interpreter;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a state.
 *
 * <p>{@code sequence} counts the events of an execution from 1; between branches it is the order in which they were numbered.
 * {@code entry} is the sequence of the {@link Entered} of the same visit, which tells the iterations of a Map apart.
 */
public sealed interface ExecutionEvent {
    /** The event's number. */
    long sequence();

    /** The state's name. */
    String state();

    /** A state was entered. */
    record Entered(long sequence, String state, @Nullable Object input) implements ExecutionEvent {}

    /** A state was left, after an error was caught too. */
    record Exited(
            long sequence,
            long entry,
            String state,
            @Nullable Object output) implements ExecutionEvent {}

    /** A state failed and is tried again after {@code delay}, the {@code retry}th time. */
    record Retried(long sequence, long entry, String state, String error, String cause, int retry, Duration delay)
            implements ExecutionEvent {}

    /** A state failed and the machine goes on at {@code next}. */
    record Caught(long sequence, long entry, String state, String error, String cause, String next)
            implements ExecutionEvent {}

    /** A state failed, and with it its machine. */
    record Failed(long sequence, long entry, String state, String error, String cause) implements ExecutionEvent {}

    /** A state was given up: a sibling failed, the time is over or the execution was aborted. */
    record Aborted(long sequence, long entry, String state) implements ExecutionEvent {}
}
