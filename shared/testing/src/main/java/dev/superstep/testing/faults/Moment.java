package dev.superstep.testing.faults;

/** When in an operation a fault comes. */
public enum Moment {
    /** Nothing has been read or written yet. */
    BEFORE,
    /** All is read or written, and the answer is lost. */
    AFTER
}
