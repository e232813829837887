package dev.superstep.graph;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The records between which a node's class maps.
 *
 * @param input what it reads
 * @param output what it writes
 */
record NodeType(Class<? extends Record> input, Class<? extends Record> output) {
    /** What says between which records a node maps. */
    private static final List<Class<?>> KINDS = List.of(Node.class, Approval.class, Recoverable.class);

    /** The types of {@code node}; empty if it names no two records. */
    static Optional<NodeType> of(Class<?> node) {
        Deque<Type> open = new ArrayDeque<>();
        open.add(node);
        while (!open.isEmpty()) {
            Type type = open.remove();
            if (type instanceof ParameterizedType generic && KINDS.contains(generic.getRawType())) {
                return of(generic.getActualTypeArguments());
            }
            Class<?> raw = (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
            open.addAll(List.of(raw.getGenericInterfaces()));
            if (raw.getGenericSuperclass() != null) {
                open.add(raw.getGenericSuperclass());
            }
        }
        return Optional.empty();
    }

    private static Optional<NodeType> of(Type[] arguments) {
        if (arguments[0] instanceof Class<?> in
                && in.isRecord()
                && arguments[1] instanceof Class<?> out
                && out.isRecord()) {
            return Optional.of(new NodeType(in.asSubclass(Record.class), out.asSubclass(Record.class)));
        }
        return Optional.empty();
    }
}
