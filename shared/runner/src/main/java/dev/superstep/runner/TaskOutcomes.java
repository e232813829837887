package dev.superstep.runner;

/** Ends tasks that wait for their token: the port to whatever executes state machines. Implementations are thread-safe. */
@FunctionalInterface
public interface TaskOutcomes {
    /** Where no task can wait, because no graph has an approval. */
    TaskOutcomes NONE = token -> {
        throw new IllegalStateException("nothing here can end a task that waits; give the runner its TaskOutcomes");
    };

    /**
     * Lets the task that waits for {@code token} go on.
     *
     * @return false if none does any more: it was answered, its time is over, or its execution has ended
     * @throws dev.superstep.runlog.RunLogException with STORE_UNAVAILABLE if it cannot be told now
     */
    boolean succeed(String token);
}
