package dev.superstep.graph;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How records become JSON objects and back: a port, so that graphs need no JSON library.
 *
 * <p>Component names are in snake case. Reading ignores keys that are no components, because a node sees the whole state;
 * a component that is absent or null is refused unless it is {@code @Nullable}.
 */
public interface RecordMapper {
    /**
     * The record of {@code type} in {@code values}.
     *
     * @throws RuntimeException if a required component is missing or a value is of another type; the message names all
     */
    <R extends Record> R read(Class<R> type, Map<String, @Nullable Object> values);

    /**
     * The record of {@code type} in {@code values}, in which a component that was never written is null.
     *
     * @throws RuntimeException if a value is of another type, or a component of a primitive type has none
     */
    <R extends Record> R readPartial(Class<R> type, Map<String, @Nullable Object> values);

    /** The components of {@code record} that are not null, in their order. */
    Map<String, @Nullable Object> write(Record record);

    /** A single value as JSON. */
    @Nullable
    Object write(@Nullable Object value);

    /** A single value of a Java type from JSON. */
    @Nullable
    Object read(java.lang.reflect.Type type, @Nullable Object value);
}
