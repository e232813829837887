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
        if (expected == 0 && (steps.isEmpty() || steps.getFirst().superstep() > 0)) {
            expected = 1; // only the start's routers leave anything in step 0
        }
        for (Step step : steps) {
            if (step.superstep() != expected) {
                throw missing(run, expected, superstep);
            }
            if (!step.isComplete()) {
                throw RunLogException.gap(run, describe(step));
            }
            expected++;
        }
        if (expected != superstep) {
            throw missing(run, expected, superstep);
        }
    }

    private static RunLogException missing(RunId run, int step, int superstep) {
        return RunLogException.gap(run, "step " + step + " is missing before step " + superstep);
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
