package dev.superstep.runlog;

/** Where a run stands. */
public enum RunStatus {
    /** Submitted; no execution has begun. */
    QUEUED(0),
    /** An execution is under way. */
    RUNNING(0),
    /** An execution waits: for a person or for an instant. */
    WAITING(0),
    /** Ended with a state. */
    SUCCEEDED(3),
    /** Ended with an error; a redrive may go on. */
    FAILED(1),
    /** Ended because somebody said so. */
    CANCELLED(2);

    private final int rank;

    RunStatus(int rank) {
        this.rank = rank;
    }

    /** Whether the run is over. */
    public boolean isEnd() {
        return rank > 0;
    }

    /**
     * Which of two reports of the same execution's end is believed: the higher one. Stopping an execution makes its tasks
     * fail, so cancelled outranks failed; what succeeded did so whatever else was tried.
     */
    int rank() {
        return rank;
    }
}
