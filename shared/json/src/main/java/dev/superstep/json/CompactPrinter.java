package dev.superstep.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Prints without white space. Own code, not a generator of the parser's library, so that no version of it moves a byte.
 *
 * <p>It prints everything at once, or in chunks, or only the beginning.
 */
final class CompactPrinter {
    private static final int CHUNK = 8_192;

    private final StringBuilder out;
    private final int most;
    private final @Nullable Consumer<String> chunks;

    private CompactPrinter(StringBuilder out, int most, @Nullable Consumer<String> chunks) {
        this.out = out;
        this.most = most;
        this.chunks = chunks;
    }

    static void print(@Nullable Object value, StringBuilder out, int depth) {
        new CompactPrinter(out, Integer.MAX_VALUE, null).print(value, depth);
    }

    static void printInChunks(@Nullable Object value, Consumer<String> chunks) {
        CompactPrinter printer = new CompactPrinter(new StringBuilder(2 * CHUNK), Integer.MAX_VALUE, chunks);
        printer.print(value, 0);
        chunks.accept(printer.out.toString());
    }

    /** At least the first {@code most} characters. */
    static void printBeginning(@Nullable Object value, StringBuilder out, int most) {
        new CompactPrinter(out, most, null).print(value, 0);
    }

    private void print(@Nullable Object value, int depth) {
        switch (value) {
            case null -> out.append("null");
            case String text -> text(text);
            case Long number -> out.append(number.longValue());
            case Boolean truth -> out.append(truth.booleanValue());
            case Map<?, ?> map -> object(map, Depth.below(depth));
            case List<?> list -> list(list, Depth.below(depth));
            case BigDecimal number -> out.append(number);
            default -> throw CoreCopy.notJson(value);
        }
        passOn();
    }

    private void object(Map<?, ?> map, int depth) {
        char before = '{';
        for (Map.Entry<?, ?> member : map.entrySet()) {
            if (out.length() >= most) {
                return;
            }
            out.append(before);
            before = ',';
            JsonString.print(JsonString.key(member.getKey()), out);
            out.append(':');
            print(member.getValue(), depth);
        }
        out.append(before == '{' ? "{}" : "}");
    }

    private void list(List<?> list, int depth) {
        char before = '[';
        for (Object item : list) {
            if (out.length() >= most) {
                return;
            }
            out.append(before);
            before = ',';
            print(item, depth);
        }
        out.append(before == '[' ? "[]" : "]");
    }

    private void text(String text) {
        if (text.length() <= CHUNK || (chunks == null && most == Integer.MAX_VALUE)) {
            JsonString.print(text, out);
            return;
        }
        out.append('"');
        for (int from = 0; from < text.length() && out.length() < most; ) {
            int to = end(text, from);
            JsonString.printInside(text, from, to, out);
            passOn();
            from = to;
        }
        out.append('"');
    }

    /** Where a part of a text ends, so that no pair of surrogates is torn apart. */
    private static int end(String text, int from) {
        int end = Math.min(text.length(), from + CHUNK);
        return end < text.length() && Character.isHighSurrogate(text.charAt(end - 1)) ? end + 1 : end;
    }

    private void passOn() {
        if (chunks != null && out.length() >= CHUNK) {
            chunks.accept(out.toString());
            out.setLength(0);
        }
    }
}
