package dev.superstep.runlog;

import dev.superstep.graph.core.Channels;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All of the log that a task of one superstep reads: where the fold starts, and every step from there.
 *
 * <p>A slice with a gap cannot be made: its last step is the one before {@code superstep}, the steps are contiguous, and
 * each holds all its tasks. So whoever has one has the right state. Only step 0 may be missing, since it has a task only
 * where the start has routers. The step before {@code superstep} is always there with its items, even if a snapshot
 * contains it, because the numbers of Send runs come from them.
 *
 * @param run whose log
 * @param superstep the step that is about to run, from 1
 * @param base where the fold starts
 * @param steps ascending and without gaps, up to {@code superstep - 1}
 * @param bytes how much was read, as the length of the items' texts; 0 where nothing is encoded
 */
public record Slice(Run run, int superstep, Base base, List<Step> steps, long bytes) {
    /** @throws RunLogException with LOG_GAP if something is missing */
    public Slice {
        steps = List.copyOf(steps);
        Completeness.check(run.id(), superstep, base, steps);
    }

    /**
     * The state before {@code superstep}; values that are elsewhere have not been loaded.
     *
     * <p>Complexity: linear in the size of base and steps.
     *
     * @throws dev.superstep.graph.core.InvalidUpdateException if a step's writes conflict
     */
    public Map<String, @Nullable Object> fold(Channels channels) {
        int older = 0;
        while (older < steps.size() && steps.get(older).superstep() < base.superstep()) {
            older++;
        }
        List<Step> newer = steps.subList(older, steps.size());
        return switch (base) {
            case RunInput input -> Fold.of(channels, Fold.of(channels, input), newer);
            case Snapshot snapshot -> Fold.of(channels, snapshot.state(), newer);
        };
    }

    /** {@link #fold} as what a warm process may keep. */
    public Snapshot snapshot(Channels channels) {
        return new Snapshot(run, superstep, channels.fingerprint(), fold(channels), null);
    }

    /** The step before {@code superstep}; empty only before step 1 of a graph without start routers. */
    public Step newest() {
        Step last = steps.isEmpty() ? new Step(0, List.of()) : steps.getLast();
        return last.superstep() == superstep - 1 ? last : new Step(superstep - 1, List.of());
    }
}
