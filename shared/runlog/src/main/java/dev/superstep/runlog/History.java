package dev.superstep.runlog;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that the log has of a run, as it is: steps may be incomplete, and commits that came after the end are there.
 *
 * @param header the header
 * @param input what it was started with; null only between the two puts of a start
 * @param snapshots the stored snapshots, ascending
 * @param steps every step of which something was committed, ascending
 * @param failures the failed attempts, by step, task and id
 * @param inquiries what was asked of persons, by step and task
 * @param cancel that somebody wants it to stop; null if nobody does
 */
public record History(
        RunHeader header,
        @Nullable RunInput input,
        List<Snapshot> snapshots,
        List<Step> steps,
        List<Failure> failures,
        List<Inquiry> inquiries,
        @Nullable CancelRequest cancel) {
    public History {
        snapshots = List.copyOf(snapshots);
        steps = List.copyOf(steps);
        failures = List.copyOf(failures);
        inquiries = List.copyOf(inquiries);
    }

    /** This history once its header has changed. */
    public History withHeader(RunHeader changed) {
        return new History(changed, input, snapshots, steps, failures, inquiries, cancel);
    }

    /** Whether the run waits for a person. */
    public boolean isWaiting() {
        return inquiries.stream().anyMatch(Inquiry::isWaiting);
    }

    /** The snapshot that a forked run begins with; empty for a run that began with its input. */
    public Optional<Snapshot> origin() {
        Origin origin = header.origin();
        return snapshots.stream()
                .filter(snapshot -> origin != null && snapshot.superstep() == origin.superstep())
                .findFirst();
    }
}
