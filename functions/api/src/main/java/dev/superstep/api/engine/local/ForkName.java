package dev.superstep.api.engine.local;

import dev.superstep.api.engine.Fork;
import dev.superstep.runlog.Origin;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunInput;
import dev.superstep.runlog.RunLogException;
import java.time.Instant;

/** Tells a fork that is asked for again from another of the same name: its incarnation says what was asked for. */
record ForkName(RunId parent, Fork fork) {
    String incarnation(Instant now) {
        return edits() + " " + now;
    }

    /** Makes sure that the run that has the name is this fork. */
    RunHeader requireSame(RunHeader found) {
        Origin origin = found.origin();
        boolean same = origin != null
                && origin.parent().equals(parent)
                && origin.superstep() == fork.superstep()
                && found.run().incarnation().startsWith(edits() + " ");
        if (!same) {
            throw RunLogException.runNameReused(found, "the fork of " + parent, edits());
        }
        return found;
    }

    private String edits() {
        return RunInput.digest(fork.edits());
    }
}
