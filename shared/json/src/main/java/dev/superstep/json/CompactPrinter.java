package dev.superstep.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints without white space. Own code, not a generator of the parser's library, so that no version of it moves a byte. */
final class CompactPrinter {
    private CompactPrinter() {}

    static void print(@Nullable Object value, StringBuilder out, int depth) {
        switch (value) {
            case null -> out.append("null");
            case String text -> JsonString.print(text, out);
            case Long number -> out.append(number.longValue());
            case Boolean truth -> out.append(truth.booleanValue());
            case Map<?, ?> map -> object(map, out, Depth.below(depth));
            case List<?> list -> list(list, out, Depth.below(depth));
            case BigDecimal number -> out.append(number);
            default -> throw CoreCopy.notJson(value);
        }
    }

    private static void object(Map<?, ?> map, StringBuilder out, int depth) {
        char before = '{';
        for (Map.Entry<?, ?> member : map.entrySet()) {
            out.append(before);
            before = ',';
            JsonString.print(JsonString.key(member.getKey()), out);
            out.append(':');
            print(member.getValue(), out, depth);
        }
        out.append(before == '{' ? "{}" : "}");
    }

    private static void list(List<?> list, StringBuilder out, int depth) {
        char before = '[';
        for (Object item : list) {
            out.append(before);
            before = ',';
            print(item, out, depth);
        }
        out.append(before == '[' ? "[]" : "]");
    }
}
