package dev.superstep.runlog;

/** Where a fold starts. */
public sealed interface Base permits RunInput, Snapshot {
    /** The first step that is folded onto it. */
    int superstep();
}
