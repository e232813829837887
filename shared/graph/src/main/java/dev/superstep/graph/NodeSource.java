package dev.superstep.graph;

/** Where the instances of node classes come from: dependency injection, or a constructor call in a plain test. */
@FunctionalInterface
public interface NodeSource {
    /** The instance that serves for {@code type}, or a proxy of it. */
    Node<?, ?> instance(Class<? extends Node<?, ?>> type);
}
