package dev.superstep.monitoring.events;

import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Topology;
import dev.superstep.runlog.ControlPoint;
import dev.superstep.runlog.TaskId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/**
 * Gives every node of a graph and every task of a superstep a small number, the same as long as the graph is the same.
 *
 * <pre>
 *   nodes by name   0 … n-1      START   n      the run of Send number i   n + 1 + i
 * </pre>
 */
final class Numbering {
    private final List<NodeId> nodes;
    private final int joins;

    Numbering(Topology topology) {
        nodes = new ArrayList<>(topology.sortedNodes());
        nodes.add(NodeId.START);
        joins = topology.joins().size();
    }

    /** The number of a task; -1 of a node that the graph does not have. */
    int of(TaskId task) {
        return switch (task) {
            case TaskId.EdgeRun run -> nodes.indexOf(run.node());
            case TaskId.SendRun run -> nodes.size() + run.number();
        };
    }

    String print(ControlPoint control) {
        List<String> sets = new ArrayList<>();
        sets.add(Bits.print(set(control.edgeRuns())));
        control.seen().forEach(sources -> sets.add(Bits.print(set(sources))));
        return String.join("~", sets);
    }

    /** @throws IllegalArgumentException if it is none of this graph */
    ControlPoint parse(String text) {
        List<List<NodeId>> sets = new ArrayList<>();
        for (String set : text.split("~", -1)) {
            sets.add(nodes(Bits.parse(set)));
        }
        List<List<NodeId>> seen = sets.subList(1, sets.size());
        if (seen.size() != joins) {
            throw new IllegalArgumentException("of " + seen.size() + " joins, not of " + joins);
        }
        return new ControlPoint(sets.getFirst(), seen);
    }

    private BitSet set(Collection<NodeId> members) {
        BitSet set = new BitSet();
        members.stream().mapToInt(nodes::indexOf).filter(number -> number >= 0).forEach(set::set);
        return set;
    }

    private List<NodeId> nodes(BitSet set) {
        if (set.length() > nodes.size()) {
            throw new IllegalArgumentException("node " + (set.length() - 1) + " of " + nodes.size());
        }
        return set.stream().mapToObj(nodes::get).toList();
    }
}
