package dev.superstep.graph.core;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Views of a JSON value as one kind of it, refusing every other kind. */
final class Values {
    private static final BigDecimal MIN_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MAX_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

    private Values() {}

    static List<?> list(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw InvalidUpdateException.wrongType("a list", value);
    }

    @SuppressWarnings("unchecked") // a JSON object's keys are text, see package-info
    static Map<String, @Nullable Object> object(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw InvalidUpdateException.wrongType("an object", value);
    }

    static BigDecimal decimal(@Nullable Object value) {
        return switch (value) {
            case Long whole -> BigDecimal.valueOf(whole);
            case BigDecimal decimal -> decimal;
            case null, default -> throw InvalidUpdateException.wrongType("a number", value);
        };
    }

    /** The number in its one form: a Long if it is whole and fits, else a BigDecimal. */
    static Object number(BigDecimal number) {
        boolean fits = number.scale() <= 0 && number.compareTo(MIN_LONG) >= 0 && number.compareTo(MAX_LONG) <= 0;
        return fits ? (Object) number.longValueExact() : number;
    }

    static String kind(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> "text";
            case Long whole -> "a whole number";
            case BigDecimal decimal -> "a decimal number";
            case Boolean bool -> "a boolean";
            case List<?> list -> "a list";
            case Map<?, ?> map -> "an object";
            default -> value.getClass().getName();
        };
    }
}
