package dev.superstep.interpreter;

import java.time.Duration;
import java.time.Instant;

/** The clock by which an execution waits and is limited; called from many threads at once. */
public interface Time {
    /** The time now. */
    Instant now();

    /**
     * Waits.
     *
     * @throws InterruptedException when the thread was interrupted
     */
    void sleep(Duration duration) throws InterruptedException;

    /** Has {@code action}, which is short, run on another thread after {@code delay}. */
    Alarm schedule(Duration delay, Runnable action);

    /** An action that waits for its time. */
    @FunctionalInterface
    interface Alarm {
        /** Gives the action up, if it has not begun. */
        void cancel();
    }
}
