package dev.superstep.interpreter;

import dev.superstep.asl.Comparison;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Compares values as the rules of a Choice do. */
final class Comparing {
    private Comparing() {}

    /** Whether both are of the comparison's type and compare so. */
    static boolean holds(Comparison comparison, @Nullable Object left, @Nullable Object right) {
        Integer order = switch (comparison.type()) {
            case STRING -> order(left, right, String.class);
            case BOOLEAN -> order(left, right, Boolean.class);
            case NUMBER -> order(number(left), number(right), BigDecimal.class);
            case TIMESTAMP -> order(instant(left), instant(right), Instant.class);
        };
        return order != null && comparison.relation().holdsFor(order);
    }

    /** The instant that a text in RFC 3339 names, or null. */
    static @Nullable Instant instant(@Nullable Object value) {
        if (!(value instanceof String text)) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable BigDecimal number(@Nullable Object value) {
        return switch (value) {
            case Long number -> BigDecimal.valueOf(number);
            case BigDecimal number -> number;
            case null, default -> null;
        };
    }

    private static <T extends Comparable<T>> @Nullable Integer order(
            @Nullable Object left, @Nullable Object right, Class<T> type) {
        return type.isInstance(left) && type.isInstance(right) ? type.cast(left).compareTo(type.cast(right)) : null;
    }
}
