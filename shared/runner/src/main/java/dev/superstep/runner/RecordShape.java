package dev.superstep.runner;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.superstep.graph.Names;
import dev.superstep.graph.Nullability;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A record type, looked at once: its components and how to make one. */
final class RecordShape {
    private final Map<String, Component> components;
    private final Constructor<?> constructor;

    private RecordShape(Map<String, Component> components, Constructor<?> constructor) {
        this.components = components;
        this.constructor = constructor;
    }

    /**
     * A component.
     *
     * @param name in snake case
     * @param type as it was declared
     * @param javaType the same for Jackson
     * @param isNullable whether it is annotated {@code @Nullable}, whichever library's
     * @param accessor reads it
     */
    record Component(String name, Type type, JavaType javaType, boolean isNullable, Method accessor) {
        boolean isPrimitive() {
            return type instanceof Class<?> raw && raw.isPrimitive();
        }

        @Nullable
        Object get(Record record) {
            try {
                return accessor.invoke(record);
            } catch (InvocationTargetException e) {
                throw new IllegalArgumentException("component \"" + name + "\" cannot be read", e.getCause());
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("component \"" + name + "\" cannot be reached", e);
            }
        }
    }

    static RecordShape of(Class<?> type, ObjectMapper json) {
        RecordComponent[] declared = type.getRecordComponents();
        Map<String, Component> components = new LinkedHashMap<>();
        for (RecordComponent component : declared) {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            String name = Names.snakeCase(component.getName());
            Type generic = component.getGenericType();
            components.put(
                    name,
                    new Component(
                            name, generic, json.constructType(generic), Nullability.isNullable(component), accessor));
        }
        try {
            Class<?>[] types = Stream.of(declared).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> canonical = type.getDeclaredConstructor(types);
            canonical.setAccessible(true);
            return new RecordShape(components, canonical);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type.getName() + " has no canonical constructor", e);
        }
    }

    List<Component> components() {
        return List.copyOf(components.values());
    }

    Set<String> names() {
        return components.keySet();
    }

    boolean has(String name) {
        return components.containsKey(name);
    }

    /** What the record's own constructor refuses about these values; empty if nothing. */
    List<String> refusal(@Nullable Object[] values) {
        try {
            create(values);
            return List.of();
        } catch (RecordMappingException e) {
            return e.problems();
        }
    }

    /** A record; what its own constructor refuses is refused with that constructor's message. */
    Object create(@Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause();
            String why = cause == null ? "unknown" : String.valueOf(cause.getMessage());
            throw new RecordMappingException(constructor.getDeclaringClass(), List.of(why));
        } catch (InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException("no record can be made of " + constructor.getDeclaringClass(), e);
        }
    }
}
