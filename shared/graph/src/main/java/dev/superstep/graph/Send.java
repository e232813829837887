package dev.superstep.graph;

/**
 * Run a node once with a packet in place of the state: the map of a map-reduce.
 *
 * @param node the node's class
 * @param packet all that this run of the node reads
 */
public record Send(Class<? extends Node<?, ?>> node, Record packet) implements Way {
    /** Sends {@code packet}, the node's own input record. */
    public static <I extends Record> Send to(Class<? extends Node<I, ?>> node, I packet) {
        return new Send(node, packet);
    }
}
