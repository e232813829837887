package dev.superstep.graph.core;

import org.jspecify.annotations.Nullable;

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

    /**
     * {@inheritDoc} Written out, as it is in other records that are looked for: in a native executable the generated one is
     * interpreted, and takes microseconds.
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NodeId its && value.equals(its.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
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
