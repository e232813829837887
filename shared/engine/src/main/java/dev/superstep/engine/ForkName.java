package dev.superstep.engine;

import dev.superstep.runlog.Origin;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunInput;
import dev.superstep.runlog.RunLogException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells a fork that is asked for again from another of the same name: its incarnation says what was asked for. */
record ForkName(RunId parent, int superstep, Map<String, @Nullable Object> edits) {
    String incarnation(Instant now) {
        return digest() + " " + now;
    }

    /** Makes sure that the run that has the name is this fork. */
    RunHeader requireSame(RunHeader found) {
        Origin origin = found.origin();
        boolean same = origin != null
                && origin.parent().equals(parent)
                && origin.superstep() == superstep
                && found.run().incarnation().startsWith(digest() + " ");
        if (!same) {
            throw RunLogException.runNameReused(found, "the fork of " + parent, digest());
        }
        return found;
    }

    private String digest() {
        return RunInput.digest(edits);
    }
}
