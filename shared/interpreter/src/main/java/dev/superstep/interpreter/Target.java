package dev.superstep.interpreter;

import org.jspecify.annotations.Nullable;

/** What a Task calls, by its Resource. */
interface Target {
    /** Comes before an attempt, and before its Parameters are worked out. */
    default void open(Frame frame) {}

    /** Comes after an attempt, however it ended. */
    default void close(Frame frame) {}

    /**
     * Calls and gives the task's result.
     *
     * @throws TaskFailure if the task failed
     */
    @Nullable
    Object call(Frame frame, @Nullable Object input) throws InterruptedException;
}
