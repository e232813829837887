package dev.superstep.graph.core;

/**
 * The name of a node, ordered by code point.
 *
 * <p>Any text that is not empty is accepted here, so that {@link TopologyValidator} can report every bad name at once.
 *
 * @param value the name as it was written
 */
public record NodeId(String value) implements Comparable<NodeId> {
    /** The virtual node before the first superstep. */
    public static final NodeId START = new NodeId("__start__");

    /** The virtual node that ends a path. */
    public static final NodeId END = new NodeId("__end__");

    /** Stands for whichever node an event names; no node can be called so, because of the colon. */
    public static final NodeId ANY = new NodeId(":any");

    public NodeId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a node's name must not be empty");
        }
    }

    /** Whether this is {@link #START} or {@link #END}, which no node may be called. */
    public boolean isVirtual() {
        return equals(START) || equals(END);
    }

    @Override
    public int compareTo(NodeId other) {
        return CodePoints.ORDER.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
