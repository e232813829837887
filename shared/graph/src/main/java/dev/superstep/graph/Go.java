package dev.superstep.graph;

/**
 * Run a node in the next superstep, once however many say so.
 *
 * @param node the node's class
 */
public record Go(Class<? extends Node<?, ?>> node) implements Way {
    /** Runs {@code node} next. */
    public static Go to(Class<? extends Node<?, ?>> node) {
        return new Go(node);
    }
}
