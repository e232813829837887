package dev.superstep.runner;

import com.fasterxml.jackson.databind.JavaType;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What JSON a type takes, as JSON Schema (2020-12): {@code type}, {@code properties}, {@code required}, {@code items}, {@code
 * additionalProperties}, {@code enum} and {@code format}, and nothing else of it. A value that the mapper takes fits the
 * schema; a record's own constructor may refuse more.
 */
final class RecordSchema {
    private static final Set<Class<?>> WHOLE = Set.of(
            byte.class,
            Byte.class,
            short.class,
            Short.class,
            int.class,
            Integer.class,
            long.class,
            Long.class,
            BigInteger.class);
    private static final Map<Class<?>, String> FORMATS =
            Map.of(Instant.class, "date-time", LocalDate.class, "date", Duration.class, "duration");

    private final Function<Class<?>, RecordShape> shapes;
    private final List<Class<?>> within = new ArrayList<>();

    private RecordSchema(Function<Class<?>, RecordShape> shapes) {
        this.shapes = shapes;
    }

    /**
     * The schema of {@code type}.
     *
     * @param shapes looks at records
     */
    static Map<String, @Nullable Object> of(JavaType type, Function<Class<?>, RecordShape> shapes) {
        return new RecordSchema(shapes).schema(type);
    }

    private Map<String, @Nullable Object> schema(JavaType type) {
        Class<?> raw = type.getRawClass();
        if (raw.isRecord()) {
            return record(raw);
        }
        if (type.isEnumType()) {
            return text(
                    "enum",
                    Stream.of(raw.getEnumConstants())
                            .map(constant -> ((Enum<?>) constant).name())
                            .toList());
        }
        if (type.isCollectionLikeType() || type.isArrayType()) {
            return object("type", "array", "items", schema(type.getContentType()));
        }
        if (type.isMapLikeType()) {
            return object("type", "object", "additionalProperties", schema(type.getContentType()));
        }
        return scalar(raw);
    }

    private static Map<String, @Nullable Object> scalar(Class<?> raw) {
        if (raw == boolean.class || raw == Boolean.class) {
            return object("type", "boolean");
        }
        if (WHOLE.contains(raw)) {
            return object("type", "integer");
        }
        if (raw.isPrimitive() || Number.class.isAssignableFrom(raw)) {
            return object("type", "number");
        }
        if (raw == Object.class) {
            return object();
        }
        String format = FORMATS.get(raw);
        return format == null ? object("type", "string") : text("format", format);
    }

    /** A record inside itself is an object of which no more is said. */
    private Map<String, @Nullable Object> record(Class<?> type) {
        if (within.contains(type)) {
            return object("type", "object");
        }
        within.add(type);
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (RecordShape.Component component : shapes.apply(type).components()) {
            properties.put(component.name(), schema(component.javaType()));
            if (!component.isNullable()) {
                required.add(component.name());
            }
        }
        within.removeLast();
        return object(
                "type",
                "object",
                "properties",
                Collections.unmodifiableMap(properties),
                "required",
                List.copyOf(required),
                "additionalProperties",
                false);
    }

    private static Map<String, @Nullable Object> text(String keyword, Object value) {
        return object("type", "string", keyword, value);
    }

    private static Map<String, @Nullable Object> object(Object... keywordsAndValues) {
        Map<String, @Nullable Object> schema = new LinkedHashMap<>();
        for (int i = 0; i < keywordsAndValues.length; i += 2) {
            schema.put((String) keywordsAndValues[i], keywordsAndValues[i + 1]);
        }
        return Collections.unmodifiableMap(schema);
    }
}
