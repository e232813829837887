package dev.superstep.runlog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the log has of a run, as it is: steps may be incomplete, and commits that came after the end are there.
 *
 * @param header the header
 * @param input what it was started with; null only between the two puts of a start
 * @param steps every step of which something was committed, ascending
 * @param failures the failed attempts, by step, task and id
 */
public record History(RunHeader header, @Nullable RunInput input, List<Step> steps, List<Failure> failures) {
    public History {
        steps = List.copyOf(steps);
        failures = List.copyOf(failures);
    }

    /** This history once its header has changed. */
    public History withHeader(RunHeader changed) {
        return new History(changed, input, steps, failures);
    }
}
