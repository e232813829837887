package dev.superstep.interpreter.expression;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value in a form in which 1 and 1.0 are equal, as they are to the functions that compare. */
final class Canonical {
    private Canonical() {}

    static @Nullable Object of(@Nullable Object value) {
        return switch (value) {
            case Long number -> BigDecimal.valueOf(number).stripTrailingZeros();
            case BigDecimal number -> number.stripTrailingZeros();
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>();
                list.forEach(element -> copy.add(of(element)));
                yield copy;
            }
            case Map<?, ?> map -> {
                Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((key, member) -> copy.put(key, of(member)));
                yield copy;
            }
            case null, default -> value;
        };
    }
}
