package dev.superstep.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds up what the compact printer would write. */
final class JsonSize {
    private JsonSize() {}

    static long of(@Nullable Object value, int depth) {
        return switch (value) {
            case null -> 4;
            case String text -> JsonString.size(text);
            case Long number -> digits(number);
            case Boolean truth -> truth ? 4 : 5;
            case Map<?, ?> map -> object(map, Depth.below(depth));
            case List<?> list -> list(list, Depth.below(depth));
            case BigDecimal number -> number.toString().length();
            default -> throw CoreCopy.notJson(value);
        };
    }

    /** Braces, a colon a member, and a comma between members. */
    private static long object(Map<?, ?> map, int depth) {
        long size = 2L + map.size() + Math.max(0, map.size() - 1);
        for (Map.Entry<?, ?> member : map.entrySet()) {
            size += JsonString.size(JsonString.key(member.getKey())) + of(member.getValue(), depth);
        }
        return size;
    }

    private static long list(List<?> list, int depth) {
        long size = 2L + Math.max(0, list.size() - 1);
        for (Object item : list) {
            size += of(item, depth);
        }
        return size;
    }

    private static int digits(long number) {
        if (number == Long.MIN_VALUE) {
            return 20;
        }
        int digits = number < 0 ? 2 : 1;
        for (long rest = Math.abs(number); rest >= 10; rest /= 10) {
            digits++;
        }
        return digits;
    }
}
