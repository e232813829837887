package dev.superstep.workflows.loop;

import dev.superstep.graph.Reduction;
import java.util.List;

/** Keeps the better of two rounds; of equal ones the later, whose query is the more refined. */
final class BestRound implements Reduction<Round> {
    @Override
    public Round initial() {
        return new Round(0, List.of());
    }

    @Override
    public Round reduce(Round old, Round write) {
        return write.quality() >= old.quality() ? write : old;
    }
}
