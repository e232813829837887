package dev.superstep.runlog;

/** What became of an attempt to open a run. */
public sealed interface Opening {
    /** The header that the log now holds. */
    RunHeader header();

    /**
     * The run is new.
     *
     * @param header what was given
     */
    record Opened(RunHeader header) implements Opening {}

    /**
     * The same start had been made before, by a retry or by another first task; it is complete now, if it was not.
     *
     * @param header what is recorded
     */
    record AlreadyOpen(RunHeader header) implements Opening {}
}
