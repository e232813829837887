package dev.superstep.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the Java values that people write into core values. */
final class CoreCopy {
    private CoreCopy() {}

    static @Nullable Object of(@Nullable Object value, int depth) {
        if (depth > Json.MAX_DEPTH) {
            throw JsonException.ofValue(
                    JsonException.Code.TOO_DEEP, "nested deeper than " + Json.MAX_DEPTH + " levels");
        }
        return switch (value) {
            case null -> null;
            case String s -> s;
            case Boolean b -> b;
            case Number n -> number(n);
            case Enum<?> e -> e.name();
            case Map<?, ?> map -> object(map, depth);
            case Iterable<?> items -> list(items, depth);
            case Object[] items -> list(Arrays.asList(items), depth);
            default -> throw notJson(value);
        };
    }

    static Map<String, @Nullable Object> object(@Nullable Object... keysAndValues) {
        if (keysAndValues.length % 2 != 0) {
            throw JsonException.ofValue(JsonException.Code.NOT_JSON, "a key without a value");
        }
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            put(copy, keysAndValues[i], keysAndValues[i + 1], 0);
        }
        return Collections.unmodifiableMap(copy);
    }

    static List<@Nullable Object> list(@Nullable Object... values) {
        return list(Arrays.asList(values), 0);
    }

    /** The one core value of a number: a Long whenever its text would be read as one. */
    static Number number(BigDecimal number) {
        boolean isLong = number.scale() == 0 && number.precision() <= 19 && fitsLong(number.unscaledValue());
        return isLong ? number.unscaledValue().longValue() : number;
    }

    private static boolean fitsLong(BigInteger integer) {
        return integer.bitLength() < Long.SIZE;
    }

    private static Number number(Number value) {
        return switch (value) {
            case Long n -> n;
            case BigDecimal n -> number(n);
            case Integer n -> n.longValue();
            case Short n -> n.longValue();
            case Byte n -> n.longValue();
            case BigInteger n -> number(new BigDecimal(n));
            case Double n when Double.isFinite(n) -> number(new BigDecimal(n.toString()));
            case Float n when Float.isFinite(n) -> number(new BigDecimal(n.toString()));
            default -> throw notJson(value);
        };
    }

    private static Map<String, @Nullable Object> object(Map<?, ?> map, int depth) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> put(copy, key, value, depth));
        return Collections.unmodifiableMap(copy);
    }

    private static void put(
            Map<String, @Nullable Object> copy, @Nullable Object key, @Nullable Object value, int depth) {
        if (!(key instanceof String name)) {
            throw JsonException.ofValue(JsonException.Code.NOT_JSON, "a key that is no string: " + key);
        }
        if (copy.containsKey(name)) {
            throw JsonException.ofValue(JsonException.Code.DUPLICATE_KEY, "the key \"" + name + "\" stands twice");
        }
        copy.put(name, of(value, depth + 1));
    }

    private static List<@Nullable Object> list(Iterable<?> items, int depth) {
        List<@Nullable Object> copy = new ArrayList<>();
        for (Object item : items) {
            copy.add(of(item, depth + 1));
        }
        return Collections.unmodifiableList(copy);
    }

    static JsonException notJson(Object value) {
        return JsonException.ofValue(
                JsonException.Code.NOT_JSON,
                "no core JSON value: " + value + " of " + value.getClass().getName());
    }
}
