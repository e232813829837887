package dev.superstep.graph;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The records between which a node's class maps.
 *
 * @param input what it reads
 * @param output what it writes
 */
record NodeType(Class<? extends Record> input, Class<? extends Record> output) {
    /** The types of {@code node}; empty if it names no two records. */
    static Optional<NodeType> of(Class<?> node) {
        return of(node, Collections.emptyMap());
    }

    /**
     * Goes up from {@code type} to {@link Node}, and takes along what the type variables stand for.
     *
     * @param known what the type's arguments stand for that are variables
     */
    private static Optional<NodeType> of(Type type, Map<Type, Type> known) {
        Class<?> raw = (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
        Map<Type, Type> own = new LinkedHashMap<>();
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            for (int i = 0; i < arguments.length; i++) {
                own.put(raw.getTypeParameters()[i], known.getOrDefault(arguments[i], arguments[i]));
            }
        }
        if (raw.equals(Node.class)) {
            return of(own.values().toArray(Type[]::new));
        }
        Stream<Type> above =
                Stream.concat(Stream.of(raw.getGenericInterfaces()), Stream.ofNullable(raw.getGenericSuperclass()));
        return above.map(one -> of(one, own)).flatMap(Optional::stream).findFirst();
    }

    private static Optional<NodeType> of(Type[] arguments) {
        if (arguments.length == 2
                && arguments[0] instanceof Class<?> in
                && in.isRecord()
                && arguments[1] instanceof Class<?> out
                && out.isRecord()) {
            return Optional.of(new NodeType(in.asSubclass(Record.class), out.asSubclass(Record.class)));
        }
        return Optional.empty();
    }
}
