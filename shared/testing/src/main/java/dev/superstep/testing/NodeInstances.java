package dev.superstep.testing;

import dev.superstep.graph.Graph;
import dev.superstep.graph.Node;
import dev.superstep.graph.TaskContext;
import java.lang.reflect.Constructor;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes the nodes of a graph where no container does: those that were given, and all others by their constructor without
 * parameters, or with a {@link TaskContext} alone. Immutable; every call of {@link #of} makes a new instance.
 */
public final class NodeInstances {
    private final Map<Class<?>, Node<?, ?>> given;

    private NodeInstances(Map<Class<?>, Node<?, ?>> given) {
        this.given = given;
    }

    /** Nothing is given. */
    public static NodeInstances fresh() {
        return new NodeInstances(Map.of());
    }

    /**
     * These, with {@code node} where its class, or one that it extends, stands in {@code graph}.
     *
     * @throws IllegalArgumentException if none does
     */
    public NodeInstances with(Graph<?> graph, Node<?, ?> node) {
        Class<?> type = graph.nodes().values().stream()
                .filter(candidate -> candidate.isInstance(node))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        node.getClass().getName() + " is no node of this graph, which has " + graph.nodes()));
        Map<Class<?>, Node<?, ?>> more = new LinkedHashMap<>(given);
        more.put(type, node);
        return new NodeInstances(more);
    }

    /**
     * The node that stands in the graph as {@code type}.
     *
     * @throws IllegalStateException if none was given and none can be made
     */
    public Node<?, ?> of(Class<? extends Node<?, ?>> type) {
        Node<?, ?> instance = given.get(type);
        if (instance != null) {
            return instance;
        }
        try {
            Constructor<?> constructor = constructor(type);
            constructor.setAccessible(true);
            return (Node<?, ?>)
                    (constructor.getParameterCount() == 0
                            ? constructor.newInstance()
                            : constructor.newInstance(TaskContext.current()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    type.getName() + " has no usable constructor without parameters, or with a TaskContext alone;"
                            + " give an instance by with(...)",
                    e);
        }
    }

    private static Constructor<?> constructor(Class<?> type) throws NoSuchMethodException {
        try {
            return type.getDeclaredConstructor(TaskContext.class);
        } catch (NoSuchMethodException none) {
            return type.getDeclaredConstructor();
        }
    }
}
