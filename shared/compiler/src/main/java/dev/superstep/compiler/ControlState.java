package dev.superstep.compiler;

import dev.superstep.graph.core.NodeId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run needs to remember between two supersteps: who runs next, and what the joins are waiting for.
 *
 * @param edgeRuns the nodes that an edge, a router or a join starts, sorted; each runs once
 * @param sendRuns the nodes that Sends start, sorted; each runs at least once
 * @param seen per join of the topology the sources that have finished since it last fired, sorted; never all of them,
 *     because a join that is complete fires at once and begins anew
 */
public record ControlState(List<NodeId> edgeRuns, List<NodeId> sendRuns, List<List<NodeId>> seen) {
    public ControlState {
        edgeRuns = List.copyOf(edgeRuns);
        sendRuns = List.copyOf(sendRuns);
        seen = List.copyOf(seen);
    }

    /** Whether there is nothing to run: the run is over. */
    public boolean isFinished() {
        return edgeRuns.isEmpty() && sendRuns.isEmpty();
    }

    /** The nodes of the frontier as a person would write them: {@code a + b + each w}. */
    public String frontier() {
        return Stream.concat(
                        edgeRuns.stream().map(NodeId::value), sendRuns.stream().map(node -> "each " + node))
                .collect(Collectors.joining(" + "));
    }
}
