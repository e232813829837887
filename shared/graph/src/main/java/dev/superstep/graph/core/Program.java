package dev.superstep.graph.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A graph that can run: its definition and the functions of its nodes and routers.
 *
 * @param definition what is known before it runs; without errors
 * @param nodes the function of every node
 * @param routers the functions of the routers of every node that has some and of {@link NodeId#START}, in the order of
 *     {@link Topology#routersOf}
 */
public record Program(
        Definition definition, Map<NodeId, NodeFunction> nodes, Map<NodeId, List<RouterFunction>> routers) {
    /** @throws InvalidGraphException if the definition has an error */
    public Program {
        InvalidGraphException.throwIfAny(definition.name(), definition.problems());
        nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
        routers = Collections.unmodifiableMap(new LinkedHashMap<>(routers));
        Topology topology = definition.topology();
        for (NodeId node : topology.nodes()) {
            if (!nodes.containsKey(node)) {
                throw new IllegalArgumentException("node \"" + node + "\" has no function");
            }
        }
        for (Router router : topology.routers()) {
            int declared = topology.routersOf(router.from()).size();
            List<RouterFunction> functions = routers.getOrDefault(router.from(), List.of());
            if (functions.size() != declared) {
                throw new IllegalArgumentException("\"" + router.from() + "\" has " + declared + " routers and "
                        + functions.size() + " functions");
            }
        }
    }

    /** The functions of the routers of {@code node}; empty if it has none. */
    public List<RouterFunction> routersOf(NodeId node) {
        return routers.getOrDefault(node, List.of());
    }
}
