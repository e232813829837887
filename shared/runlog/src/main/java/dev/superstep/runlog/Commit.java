package dev.superstep.runlog;

/** What became of an append. */
public sealed interface Commit {
    /** The delta that the log now holds under the task's key. */
    Delta delta();

    /**
     * The item was written.
     *
     * @param delta what was given
     */
    record Committed(Delta delta) implements Commit {}

    /**
     * The task had committed before: this invocation is a duplicate, and answers from what is recorded.
     *
     * @param winner what is recorded
     */
    record AlreadyCommitted(Delta winner) implements Commit {
        @Override
        public Delta delta() {
            return winner;
        }
    }
}
