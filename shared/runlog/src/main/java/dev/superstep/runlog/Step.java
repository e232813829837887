package dev.superstep.runlog;

import dev.superstep.graph.core.Target;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the log has of one superstep.
 *
 * @param superstep which
 * @param deltas what its tasks committed so far, in write order
 */
public record Step(int superstep, List<Delta> deltas) {
    public Step {
        deltas = List.copyOf(deltas);
    }

    /** Whether every task of the superstep has committed, by the number that each of them carries. */
    public boolean isComplete() {
        for (Delta delta : deltas) {
            if (delta.tasks() != deltas.size()) {
                return false;
            }
        }
        return !deltas.isEmpty();
    }

    /** What the tasks wrote, in write order. */
    public List<Map<String, @Nullable Object>> updates() {
        return deltas.stream().map(Delta::update).toList();
    }

    /** The Sends that the tasks made; the index of each is the number of its run in the next superstep. */
    public List<Target.Send> sends() {
        if (deltas.size() == 1) {
            return deltas.getFirst().sends();
        }
        List<Target.Send> sends = new ArrayList<>();
        deltas.forEach(delta -> sends.addAll(delta.sends()));
        return Collections.unmodifiableList(sends);
    }

    /** How many {@link #sends} there are. */
    public int sendCount() {
        int count = 0;
        for (Delta delta : deltas) {
            count += delta.sends().size();
        }
        return count;
    }

    /**
     * The number of the run that the Send at {@code pointer} starts.
     *
     * @throws IllegalArgumentException if this step made no such Send
     */
    public int numberOf(SendPointer pointer) {
        int before = 0;
        for (Delta delta : deltas) {
            boolean made = delta.task().mark().equals(pointer.maker());
            if (made
                    && pointer.superstep() == superstep
                    && pointer.position() < delta.sends().size()) {
                return before + pointer.position();
            }
            before += delta.sends().size();
        }
        throw new IllegalArgumentException("step " + superstep + " made no Send " + pointer + "; it made " + before);
    }
}
