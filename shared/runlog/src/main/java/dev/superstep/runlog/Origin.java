package dev.superstep.runlog;

/**
 * Where a forked run comes from.
 *
 * @param parent the run that it was forked from
 * @param superstep the first superstep that is its own; the state before it was copied, and perhaps edited
 * @param enter the state of the machine at which it begins; empty if it goes through the copied steps instead
 */
public record Origin(RunId parent, int superstep, String enter) {
    public Origin {
        if (superstep < 1) {
            throw new IllegalArgumentException("a fork begins at step 1 or later, not at " + superstep);
        }
    }
}
