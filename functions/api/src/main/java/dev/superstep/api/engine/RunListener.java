package dev.superstep.api.engine;

import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;

/** Learns of what this process writes to run logs, right after it was written. Must not throw; thread-safe. */
public interface RunListener {
    /** Something of the run is other than it was. */
    void changed(RunId run);

    /** The run has been recorded by this process. */
    default void opened(RunHeader run) {}

    /** The run has ended, and it was this process that recorded it. */
    default void ended(RunHeader run) {}
}
