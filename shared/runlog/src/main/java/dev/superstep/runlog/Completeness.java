package dev.superstep.runlog;

import java.util.List;
import java.util.stream.Collectors;

/** The check that a fold misses nothing. */
final class Completeness {
    private Completeness() {}

    static void check(RunId run, int superstep, Base base, List<Step> steps) {
        if (superstep < 1 || base.superstep() > superstep) {
            throw new IllegalArgumentException("no slice before step " + superstep + " from step " + base.superstep());
        }
        int expected = Math.min(base.superstep(), superstep - 1);
        for (Step step : steps) {
            if (expected == 0 && step.superstep() == 1) {
                expected = 1; // only start routers leave anything in step 0
            }
            if (step.superstep() != expected) {
                throw RunLogException.gap(run, "step " + expected + " is missing before step " + superstep);
            }
            if (!step.isComplete()) {
                throw RunLogException.gap(run, describe(step));
            }
            expected++;
        }
        if (expected != superstep && superstep > 1) {
            throw RunLogException.gap(run, "step " + expected + " is missing before step " + superstep);
        }
    }

    private static String describe(Step step) {
        String wanted = step.deltas().stream()
                .map(delta -> Integer.toString(delta.tasks()))
                .distinct()
                .collect(Collectors.joining(" or "));
        String found = step.deltas().stream()
                .limit(5)
                .map(delta -> delta.task().mark())
                .collect(Collectors.joining(" "));
        return "step " + step.superstep() + " holds " + step.deltas().size() + " of " + wanted + " items (" + found
                + (step.deltas().size() > 5 ? " …)" : ")");
    }
}
