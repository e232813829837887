package dev.superstep.graph.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A graph that can run: its definition and the functions of its nodes and routers.
 *
 * @param definition what is known before it runs; without errors
 * @param nodes the function of every node
 * @param routers the functions of the routers of every node that has some and of {@link NodeId#START}, in the order of
 *     {@link Topology#routersOf}
 * @param fallbacks what answers in place of a node, for every node that has {@link NodeTrait#FALLBACK}
 * @param pauses how long the run waits after a node, for every node that has {@link NodeTrait#PAUSE}
 */
public record Program(
        Definition definition,
        Map<NodeId, NodeFunction> nodes,
        Map<NodeId, List<RouterFunction>> routers,
        Map<NodeId, NodeFunction> fallbacks,
        Map<NodeId, PauseFunction> pauses) {
    /** @throws InvalidGraphException if the definition has an error */
    public Program {
        InvalidGraphException.throwIfAny(definition.name(), definition.problems());
        nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
        routers = Collections.unmodifiableMap(new LinkedHashMap<>(routers));
        fallbacks = Collections.unmodifiableMap(new LinkedHashMap<>(fallbacks));
        pauses = Collections.unmodifiableMap(new LinkedHashMap<>(pauses));
        Topology topology = definition.topology();
        for (NodeId node : topology.nodes()) {
            if (!nodes.containsKey(node)) {
                throw new IllegalArgumentException("node \"" + node + "\" has no function");
            }
            require(topology, node, NodeTrait.FALLBACK, fallbacks.keySet());
            require(topology, node, NodeTrait.PAUSE, pauses.keySet());
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

    /** A program none of whose nodes has a trait. */
    public Program(Definition definition, Map<NodeId, NodeFunction> nodes, Map<NodeId, List<RouterFunction>> routers) {
        this(definition, nodes, routers, Collections.emptyMap(), Collections.emptyMap());
    }

    private static void require(Topology topology, NodeId node, NodeTrait trait, Set<NodeId> functions) {
        if (topology.has(node, trait) != functions.contains(node)) {
            throw new IllegalArgumentException("node \"" + node + "\" has " + (topology.has(node, trait) ? "a " : "no ")
                    + trait.word() + " and " + (functions.contains(node) ? "a" : "no") + " function for it");
        }
    }

    /** The functions of the routers of {@code node}; empty if it has none. */
    public List<RouterFunction> routersOf(NodeId node) {
        return routers.getOrDefault(node, List.of());
    }
}
