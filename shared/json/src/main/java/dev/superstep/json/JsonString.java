package dev.superstep.json;

import org.jspecify.annotations.Nullable;

/** How a string is written: quotes, and an escape only where JSON or UTF-8 leaves no other way. */
final class JsonString {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private JsonString() {}

    static String key(@Nullable Object key) {
        if (key instanceof String name) {
            return name;
        }
        throw JsonException.ofValue(JsonException.Code.NOT_JSON, "a key that is no string: " + key);
    }

    static void print(String text, StringBuilder out) {
        out.append('"');
        printInside(text, 0, text.length(), out);
        out.append('"');
    }

    /** What stands between the quotes, of a part that tears no pair of surrogates apart. */
    static void printInside(String text, int from, int to, StringBuilder out) {
        int done = from;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (isPlain(c)) {
                continue;
            }
            if (isPair(text, i)) {
                i++;
                continue;
            }
            out.append(text, done, i);
            escape(c, out);
            done = i + 1;
        }
        out.append(text, done, to);
    }

    /** The bytes that {@link #print} takes in UTF-8. */
    static long size(String text) {
        long size = 2L + text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 || !isPlain(c)) {
                if (isPair(text, i)) {
                    i++;
                    size += 2; // four bytes for two chars
                } else {
                    size += extra(c);
                }
            }
        }
        return size;
    }

    /** The bytes of {@code c} beyond the first. */
    private static int extra(char c) {
        if (!isPlain(c)) {
            return shortEscape(c) == 0 ? 5 : 1;
        }
        return c < 0x800 ? 1 : 2;
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c != '"' && c != '\\' && !Character.isSurrogate(c);
    }

    private static boolean isPair(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
    }

    private static void escape(char c, StringBuilder out) {
        char letter = shortEscape(c);
        if (letter != 0) {
            out.append('\\').append(letter);
            return;
        }
        out.append("\\u")
                .append(HEX[c >> 12])
                .append(HEX[c >> 8 & 0xf])
                .append(HEX[c >> 4 & 0xf])
                .append(HEX[c & 0xf]);
    }

    private static char shortEscape(char c) {
        return switch (c) {
            case '"' -> '"';
            case '\\' -> '\\';
            case '\n' -> 'n';
            case '\r' -> 'r';
            case '\t' -> 't';
            case '\b' -> 'b';
            case '\f' -> 'f';
            default -> 0;
        };
    }
}
