package dev.superstep.testing.faults;

import java.util.ArrayList;
import java.util.List;

/**
 * What came of a workflow under faults.
 *
 * @param withoutFaults how it ends without any
 * @param faults how many there were
 * @param divergences what came of which fault, if it was something else, in the order tried
 */
public record Sweep(Ending withoutFaults, int faults, List<Divergence> divergences) {
    public Sweep {
        divergences = List.copyOf(divergences);
    }

    /**
     * A fault that is not without consequences.
     *
     * @param fault the fault
     * @param what where the run first differs, or which task ran although it had committed
     */
    public record Divergence(Fault fault, String what) {
        @Override
        public String toString() {
            return fault + ": " + what;
        }
    }

    /**
     * Makes sure that no fault changed anything.
     *
     * @throws AssertionError with the first that did, what it changed first, and how to repeat it
     */
    public void sameAsWithoutFaults() {
        if (faults == 0) {
            throw new AssertionError("no fault was tried, so nothing is shown");
        }
        if (!divergences.isEmpty()) {
            Divergence first = divergences.getFirst();
            throw new AssertionError(divergences.size() + " of " + faults
                    + " faults change what comes of the run. The first: " + first + "\nTo repeat it alone: repeat(\""
                    + first.fault() + "\", input) in place of sweep(input)");
        }
    }

    /** Collects what trials find. */
    static final class Builder {
        private final Ending withoutFaults;
        private final List<Divergence> divergences = new ArrayList<>();
        private int faults;

        Builder(Ending withoutFaults) {
            this.withoutFaults = withoutFaults;
        }

        void add(Fault fault, Trials.Outcome outcome) {
            if (!outcome.struck()) {
                return;
            }
            faults++;
            outcome.difference().ifPresent(difference -> divergences.add(new Divergence(fault, difference)));
            outcome.runAgain()
                    .forEach(task ->
                            divergences.add(new Divergence(fault, task + " ran again although it had committed")));
        }

        Sweep build() {
            return new Sweep(withoutFaults, faults, divergences);
        }
    }
}
