package dev.superstep.compiler.cost;

import java.util.List;

/**
 * What runs of a workflow cost, if nothing is tried again and nothing falls back.
 *
 * @param startAndEnd what every run takes beside its supersteps; in the paths already
 * @param paths every way from the start to the end that comes by no state twice, the shortest first
 * @param rounds every way from a state back to itself that comes by no other twice: what each further round of a loop adds
 * @param complete whether these are all; there may be more than anybody would read
 */
public record WorkflowCost(Cost startAndEnd, List<Way> paths, List<Way> rounds, boolean complete) {
    /** Copies the lists. */
    public WorkflowCost {
        paths = List.copyOf(paths);
        rounds = List.copyOf(rounds);
    }
}
