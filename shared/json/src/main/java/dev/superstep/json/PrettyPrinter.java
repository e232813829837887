package dev.superstep.json;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints one member a line; what fits no line anyway (scalars, empty objects and lists) is left to the compact printer. */
final class PrettyPrinter {
    private PrettyPrinter() {}

    static void print(@Nullable Object value, StringBuilder out, int depth) {
        switch (value) {
            case Map<?, ?> map when !map.isEmpty() -> object(map, out, Depth.below(depth));
            case List<?> list when !list.isEmpty() -> list(list, out, Depth.below(depth));
            case null, default -> CompactPrinter.print(value, out, depth);
        }
    }

    private static void object(Map<?, ?> map, StringBuilder out, int depth) {
        char before = '{';
        for (Map.Entry<?, ?> member : map.entrySet()) {
            out.append(before);
            before = ',';
            newLine(out, depth);
            JsonString.print(JsonString.key(member.getKey()), out);
            out.append(": ");
            print(member.getValue(), out, depth);
        }
        newLine(out, depth - 1);
        out.append('}');
    }

    private static void list(List<?> list, StringBuilder out, int depth) {
        char before = '[';
        for (Object item : list) {
            out.append(before);
            before = ',';
            newLine(out, depth);
            print(item, out, depth);
        }
        newLine(out, depth - 1);
        out.append(']');
    }

    private static void newLine(StringBuilder out, int depth) {
        out.append('\n');
        out.repeat(' ', 2 * depth);
    }
}
