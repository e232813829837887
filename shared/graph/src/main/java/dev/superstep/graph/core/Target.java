package dev.superstep.graph.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One item of what a router said when it ran. */
public sealed interface Target {
    /** The node that is to run. */
    NodeId node();

    /**
     * Run {@code node} in the next superstep, once however many say so.
     *
     * @param node a node, or {@link NodeId#END} to start nothing
     */
    record Goto(NodeId node) implements Target {}

    /**
     * Run {@code node} once with {@code packet} in place of the state: LangGraph's {@code Send}.
     *
     * @param node the node that gets the packet
     * @param packet all that this run of the node reads; a JSON object
     */
    record Send(NodeId node, Map<String, @Nullable Object> packet) implements Target {
        // Written out: javac drops the type annotations of a compact constructor's parameters from the class file.
        public Send(NodeId node, Map<String, @Nullable Object> packet) {
            this.node = node;
            this.packet = Collections.unmodifiableMap(new LinkedHashMap<>(packet));
        }
    }
}
