package dev.superstep.graph;

/** One of the things that a router with several answers says: run this node, or {@link Send} it a packet. */
public sealed interface Way permits Go, Send {
    /** The node's class. */
    Class<? extends Node<?, ?>> node();
}
