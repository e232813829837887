package dev.superstep.graph.core;

import java.util.Collection;
import java.util.List;

/**
 * One thing that a router may say: which nodes it starts and which it sends packets to.
 *
 * @param targets the nodes to run next, sorted, without {@link NodeId#END}: ending one path starts nothing
 * @param sends the nodes that get at least one packet, sorted
 */
public record Answer(List<NodeId> targets, List<NodeId> sends) {
    /** Nothing more to run on this path. */
    public static final Answer NONE = new Answer(List.of(), List.of());

    public Answer {
        targets = normal(targets);
        sends = normal(sends);
    }

    /** An answer that runs {@code targets} and sends nothing. */
    public static Answer of(NodeId... targets) {
        return new Answer(List.of(targets), List.of());
    }

    /**
     * What stands for "at least one Send to {@code node}" among the names that travel in a cursor; no node can be called so,
     * because of the colon. A node that is to run stands there by its own name.
     */
    public static String nameOfSend(NodeId node) {
        return "each:" + node;
    }

    private static List<NodeId> normal(Collection<NodeId> nodes) {
        if (nodes.isEmpty() || (nodes.size() == 1 && nodes.contains(NodeId.END))) {
            return List.of();
        }
        if (nodes.size() == 1) {
            return List.copyOf(nodes);
        }
        return nodes.stream()
                .filter(node -> !node.equals(NodeId.END))
                .distinct()
                .sorted()
                .toList();
    }
}
