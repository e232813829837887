package dev.superstep.interpreter;

import org.jspecify.annotations.Nullable;

/**
 * Whether a part of an execution is still wanted.
 *
 * <p>An interrupt alone could be lost to a task's time limit that goes off at the same moment; so whoever interrupts cancels
 * first, and whoever is about to wait looks here.
 */
final class Cancellation {
    private final @Nullable Cancellation around;
    private volatile boolean isCancelled;

    Cancellation(@Nullable Cancellation around) {
        this.around = around;
    }

    void cancel() {
        isCancelled = true;
    }

    boolean isCancelled() {
        for (Cancellation c = this; c != null; c = c.around) {
            if (c.isCancelled) {
                return true;
            }
        }
        return false;
    }
}
