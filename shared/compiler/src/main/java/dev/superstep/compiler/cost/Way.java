package dev.superstep.compiler.cost;

import java.util.List;

/**
 * A path through a workflow, or a round of one of its loops.
 *
 * @param supersteps the states of its supersteps, in their order
 * @param cost without the runs of its Sends
 * @param sends what each Send adds, for those that it has
 */
public record Way(List<String> supersteps, Cost cost, List<EachSend> sends) {
    /** Copies the lists. */
    public Way {
        supersteps = List.copyOf(supersteps);
        sends = List.copyOf(sends);
    }

    /**
     * What every Send to one node adds.
     *
     * @param to the node
     * @param cost of one
     */
    public record EachSend(String to, Cost cost) {}
}
