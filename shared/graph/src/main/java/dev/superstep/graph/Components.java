package dev.superstep.graph;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The components of a record as channels: name in snake case to type, primitives boxed. */
final class Components {
    private static final Map<Type, Type> BOXES = boxes();

    private Components() {}

    static Map<String, Type> of(Class<? extends Record> type) {
        Map<String, Type> types = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            types.put(Names.snakeCase(component.getName()), boxed(component.getGenericType()));
        }
        return Collections.unmodifiableMap(types);
    }

    static List<String> names(Class<? extends Record> type) {
        return List.copyOf(of(type).keySet());
    }

    /** The names of those components that must have a value. */
    static List<String> required(Class<? extends Record> type) {
        return Stream.of(type.getRecordComponents())
                .filter(component -> !Nullability.isNullable(component))
                .map(component -> Names.snakeCase(component.getName()))
                .toList();
    }

    static Type boxed(Type type) {
        return BOXES.getOrDefault(type, type);
    }

    private static Map<Type, Type> boxes() {
        Map<Type, Type> boxes = new LinkedHashMap<>();
        Stream.of(
                        Boolean.class,
                        Byte.class,
                        Short.class,
                        Integer.class,
                        Long.class,
                        Float.class,
                        Double.class,
                        Character.class)
                .forEach(box -> boxes.put(
                        java.lang.invoke.MethodType.methodType(box).unwrap().returnType(), box));
        return boxes;
    }
}
