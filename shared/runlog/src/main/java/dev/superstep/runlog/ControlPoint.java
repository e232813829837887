package dev.superstep.runlog;

import dev.superstep.graph.core.NodeId;
import java.util.List;

/**
 * Where a run stands between two supersteps, beside its state and its Sends: what a replay that begins there has to know.
 *
 * @param edgeRuns the nodes that edges, routers and joins start next, sorted
 * @param seen per join of the topology, in its order, the sources that have run since it last fired
 */
public record ControlPoint(List<NodeId> edgeRuns, List<List<NodeId>> seen) {
    public ControlPoint {
        edgeRuns = List.copyOf(edgeRuns);
        seen = seen.stream().map(List::copyOf).toList();
    }
}
