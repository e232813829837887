package dev.superstep.runner;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.superstep.json.Json;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a value in the words of JSON, because whoever sent it knows no Java types. */
final class Mismatch {
    private Mismatch() {}

    /** A value that is required is not there. */
    static String missing(String name, JavaType type) {
        return "\"" + name + "\" is missing; it must be " + wanted(type);
    }

    /** A value, or something inside it, is of the wrong kind. */
    static String describe(String name, JavaType type, @Nullable Object value, IllegalArgumentException problem) {
        String inside = problem.getCause() instanceof JsonMappingException mapping ? path(mapping) : "";
        if (problem.getCause() instanceof UnrecognizedPropertyException) {
            return "\"" + name + inside + "\" is unknown";
        }
        return inside.isEmpty()
                ? "\"" + name + "\" must be " + wanted(type) + "; " + found(value) + " was found"
                : "\"" + name + inside + "\" is not of the type that is wanted";
    }

    private static String found(@Nullable Object value) {
        return value instanceof Number ? value.toString() : Json.typeName(value);
    }

    /** Where inside a value: {@code [0].count}. */
    private static String path(JsonMappingException mapping) {
        return mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
    }

    private static String wanted(JavaType type) {
        Class<?> raw = type.getRawClass();
        if (type.isEnumType()) {
            return "one of " + java.util.List.of(raw.getEnumConstants());
        }
        if (type.isCollectionLikeType() || type.isArrayType()) {
            return "a list";
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return "true or false";
        }
        if (raw == int.class || raw == Integer.class || raw == long.class || raw == Long.class) {
            return "a whole number";
        }
        if (raw.isPrimitive() || Number.class.isAssignableFrom(raw)) {
            return "a number";
        }
        if (type.isMapLikeType() || raw.isRecord()) {
            return "an object";
        }
        return raw == String.class ? "text" : "text that is a " + raw.getSimpleName();
    }
}
