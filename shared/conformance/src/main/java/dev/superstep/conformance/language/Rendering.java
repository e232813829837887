package dev.superstep.conformance.language;

import dev.superstep.graph.core.CodePoints;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as the language sees them: as text, as a size, as an integer. */
final class Rendering {
    private static final String NOTHING = "~";

    private Rendering() {}

    /** The text of a value: {@code ~}, the string itself, decimal digits, {@code [a,b]} or <code>{k=v,l=w}</code>. */
    static String text(@Nullable Object value) {
        return switch (value) {
            case null -> NOTHING;
            case String text -> text;
            case BigDecimal number -> number.toPlainString();
            case List<?> list -> list.stream().map(Rendering::text).collect(Collectors.joining(",", "[", "]"));
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .sorted((a, b) -> CodePoints.ORDER.compare(
                                a.getKey().toString(), b.getKey().toString()))
                        .map(entry -> entry.getKey() + "=" + text(entry.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
            default -> value.toString();
        };
    }

    /** The text of a list's last element. */
    static String last(@Nullable Object value) {
        return value instanceof List<?> list && !list.isEmpty() ? text(list.getLast()) : NOTHING;
    }

    /** The number of elements, entries or characters; 0 for what has none. */
    static int size(@Nullable Object value) {
        return switch (value) {
            case String text -> text.codePointCount(0, text.length());
            case List<?> list -> list.size();
            case Map<?, ?> map -> map.size();
            case null, default -> 0;
        };
    }

    /** The integer that a value is; 0 for everything else. */
    static BigInteger integer(@Nullable Object value) {
        return switch (value) {
            case Long whole -> BigInteger.valueOf(whole);
            case BigDecimal number when number.scale() == 0 -> number.unscaledValue();
            case null, default -> BigInteger.ZERO;
        };
    }

    /** An integer as a core JSON value: a Long if it fits. */
    static Object json(BigInteger number) {
        return number.bitLength() < Long.SIZE ? (Object) number.longValue() : new BigDecimal(number);
    }
}
