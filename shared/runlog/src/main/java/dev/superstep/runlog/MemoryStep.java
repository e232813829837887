package dev.superstep.runlog;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The items of one superstep in write order; guarded by its run's lock. */
final class MemoryStep {
    private final int superstep;
    private final NavigableMap<TaskId, Delta> deltas = new TreeMap<>();
    private @Nullable Step view;

    MemoryStep(int superstep) {
        this.superstep = superstep;
    }

    /** The delta that was there before, or null. */
    @Nullable
    Delta putIfAbsent(Delta delta) {
        Delta winner = deltas.putIfAbsent(delta.task(), delta);
        if (winner == null) {
            view = null;
        }
        return winner;
    }

    /** All so far; made once after each write, however often it is read. */
    Step view() {
        Step made = view;
        if (made == null) {
            made = new Step(superstep, List.copyOf(deltas.values()));
            view = made;
        }
        return made;
    }

    Optional<Delta> delta(TaskId task) {
        return Optional.ofNullable(deltas.get(task));
    }
}
