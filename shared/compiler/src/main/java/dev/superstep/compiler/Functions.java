package dev.superstep.compiler;

import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.NodeId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The functions of a workflow by node. */
final class Functions {
    private final Map<NodeId, Function> byNode = new LinkedHashMap<>();

    Functions(Definition definition) {
        Set<String> taken = new LinkedHashSet<>();
        List<NodeId> nodes = new ArrayList<>(definition.topology().sortedNodes());
        nodes.addFirst(NodeId.START);
        nodes.addFirst(NodeId.ANY);
        for (NodeId node : nodes) {
            String name = definition.name() + "-" + nameOf(node);
            String wanted = name.replaceAll("[^A-Za-z0-9]", "_");
            String placeholder = wanted;
            for (int number = 2; !taken.add(placeholder); number++) {
                placeholder = wanted + "_" + number;
            }
            byNode.put(node, new Function(node, name, placeholder, timeLimit(definition, node)));
        }
    }

    /** A function of any node has the longest limit of all, for it may be each. */
    private static Duration timeLimit(Definition definition, NodeId node) {
        return node.equals(NodeId.ANY)
                ? definition.topology().nodes().stream()
                        .map(definition::timeLimit)
                        .max(Comparator.naturalOrder())
                        .orElse(Definition.DEFAULT_TIME_LIMIT)
                : definition.timeLimit(node);
    }

    private static String nameOf(NodeId node) {
        return node.equals(NodeId.ANY) ? "__any__" : node.value();
    }

    Function of(NodeId node) {
        Function function = byNode.get(node);
        if (function == null) {
            throw new IllegalArgumentException("no such node: " + node);
        }
        return function;
    }

    /** The functions of {@code nodes}, in the order of the nodes' names, the start first. */
    List<Function> of(Collection<NodeId> nodes) {
        return byNode.values().stream()
                .filter(function -> nodes.contains(function.node()))
                .toList();
    }
}
