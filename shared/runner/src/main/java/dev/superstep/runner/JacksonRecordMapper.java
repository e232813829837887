package dev.superstep.runner;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.superstep.graph.RecordMapper;
import dev.superstep.json.Json;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Records as JSON by Jackson, strictly: no value is coerced, no key of a nested object unknown, no class named by data.
 *
 * <p>Names are in snake case, instants and durations in ISO-8601. Thread-safe.
 */
public final class JacksonRecordMapper implements RecordMapper {
    private final ObjectMapper json = strict();
    private final Map<Class<?>, RecordShape> shapes = new ConcurrentHashMap<>();

    @Override
    public <R extends Record> R read(Class<R> type, Map<String, @Nullable Object> values) {
        return read(type, values, Missing.REFUSED);
    }

    @Override
    public <R extends Record> R readPartial(Class<R> type, Map<String, @Nullable Object> values) {
        return read(type, values, Missing.NULL);
    }

    /**
     * Everything that is wrong with {@code values} as a whole record of {@code type}: missing and ill-typed components, keys
     * that are no components, and, if there is nothing of these, what the record's own constructor refuses.
     */
    public List<String> problems(Class<? extends Record> type, Map<String, @Nullable Object> values) {
        List<String> problems = new ArrayList<>();
        RecordShape shape = shape(type);
        @Nullable Object[] components = components(shape, values, Missing.REFUSED, problems);
        values.keySet().stream()
                .filter(key -> !shape.has(key))
                .forEach(key -> problems.add("\"" + key + "\" is unknown; known are " + shape.names()));
        return problems.isEmpty() ? shape.refusal(components) : problems;
    }

    /** What JSON {@code type} takes, as JSON Schema, for those who draw forms and describe channels. */
    public Map<String, @Nullable Object> schema(Type type) {
        return RecordSchema.of(json.constructType(type), this::shape);
    }

    @Override
    public Map<String, @Nullable Object> write(Record record) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        RecordShape shape = shape(record.getClass());
        for (RecordShape.Component component : shape.components()) {
            Object value = component.get(record);
            if (value != null) {
                values.put(component.name(), write(value));
            }
        }
        return Collections.unmodifiableMap(values);
    }

    @Override
    public @Nullable Object write(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Boolean bool -> bool;
            case Long whole -> whole;
            case Integer whole -> whole.longValue();
            default -> Json.valueOf(json.convertValue(value, Object.class));
        };
    }

    @Override
    public @Nullable Object read(Type type, @Nullable Object value) {
        return convert(json.constructType(type), value);
    }

    /** What becomes of a component that has no value and may not be null. */
    private enum Missing {
        REFUSED,
        NULL
    }

    private <R extends Record> R read(Class<R> type, Map<String, @Nullable Object> values, Missing missing) {
        List<String> problems = new ArrayList<>();
        RecordShape shape = shape(type);
        @Nullable Object[] components = components(shape, values, missing, problems);
        if (!problems.isEmpty()) {
            throw new RecordMappingException(type, problems);
        }
        return type.cast(shape.create(components));
    }

    private @Nullable Object[] components(
            RecordShape shape, Map<String, @Nullable Object> values, Missing missing, List<String> problems) {
        @Nullable Object[] components = new @Nullable Object[shape.components().size()];
        for (int i = 0; i < components.length; i++) {
            RecordShape.Component component = shape.components().get(i);
            Object value = values.get(component.name());
            if (value == null) {
                boolean mayBeNull = component.isNullable() || (missing == Missing.NULL && !component.isPrimitive());
                if (!mayBeNull) {
                    problems.add(Mismatch.missing(component.name(), component.javaType()));
                }
            } else {
                try {
                    components[i] = convert(component.javaType(), value);
                } catch (IllegalArgumentException e) {
                    problems.add(Mismatch.describe(component.name(), component.javaType(), value, e));
                }
            }
        }
        return components;
    }

    private @Nullable Object convert(JavaType type, @Nullable Object value) {
        Class<?> raw = type.getRawClass();
        if (value instanceof String && raw == String.class) {
            return value;
        }
        if (value instanceof Long whole && (raw == long.class || raw == Long.class)) {
            return whole;
        }
        return json.convertValue(value, type);
    }

    private RecordShape shape(Class<?> type) {
        return shapes.computeIfAbsent(type, record -> RecordShape.of(record, json));
    }

    private static ObjectMapper strict() {
        JsonMapper.Builder builder = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .addModule(new Jdk8Module())
                .addModule(new JavaTimeModule())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.USE_LONG_FOR_INTS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS);
        for (CoercionInputShape shape :
                List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)) {
            builder.withCoercionConfig(LogicalType.Textual, text -> text.setCoercion(shape, CoercionAction.Fail));
        }
        return builder.build();
    }
}
