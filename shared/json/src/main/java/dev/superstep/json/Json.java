package dev.superstep.json;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads and prints core JSON values.
 *
 * <p>A core value is a String, Long, BigDecimal, Boolean, List, Map with String keys, or null. Numbers keep what was
 * written: {@code 1} is a Long and {@code 1.0} a BigDecimal of scale 1, and the two differ; an integer beyond long is a
 * BigDecimal of scale 0. Maps keep their order, maps and lists that come from here are unmodifiable.
 *
 * <p>Reading is strict (RFC 8259, no extensions; a key twice, text behind the value and nesting beyond {@link #MAX_DEPTH}
 * are refused). Printing is a function of the value alone: the same value is the same bytes on every machine, and {@code
 * parse(print(v))} equals v. All methods are stateless and may be called from any thread.
 */
public final class Json {
    /** How deep objects and lists may be nested, in text and in values. */
    public static final int MAX_DEPTH = 500;

    private Json() {}

    /**
     * The value of {@code text}.
     *
     * @throws JsonException if it is not exactly one JSON value
     */
    public static @Nullable Object parse(String text) {
        return JsonReader.read(text);
    }

    /**
     * The value of {@code utf8}.
     *
     * @throws JsonException if it is not exactly one JSON value
     */
    public static @Nullable Object parse(byte[] utf8) {
        return JsonReader.read(utf8);
    }

    /**
     * The object that {@code text} is.
     *
     * @throws JsonException if it is not exactly one JSON object
     */
    public static Map<String, @Nullable Object> parseObject(String text) {
        return asObject(parse(text));
    }

    /**
     * The object that {@code utf8} is.
     *
     * @throws JsonException if it is not exactly one JSON object
     */
    public static Map<String, @Nullable Object> parseObject(byte[] utf8) {
        return asObject(parse(utf8));
    }

    /**
     * {@code value} as the object that it is, without copying.
     *
     * @throws JsonException with WRONG_TYPE if it is no object
     */
    @SuppressWarnings("unchecked") // core values have String keys only
    public static Map<String, @Nullable Object> asObject(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw JsonException.ofValue(
                JsonException.Code.WRONG_TYPE, "an object was wanted, " + typeName(value) + " was found");
    }

    /**
     * {@code value} as the list that it is, without copying.
     *
     * @throws JsonException with WRONG_TYPE if it is no list
     */
    @SuppressWarnings("unchecked") // core values hold core values only
    public static List<@Nullable Object> asList(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return (List<@Nullable Object>) list;
        }
        throw JsonException.ofValue(
                JsonException.Code.WRONG_TYPE, "a list was wanted, " + typeName(value) + " was found");
    }

    /** {@code value} as compact text: no white space, nothing escaped that JSON does not make us escape. */
    public static String print(@Nullable Object value) {
        StringBuilder out = new StringBuilder(64);
        CompactPrinter.print(value, out, 0);
        return out.toString();
    }

    /**
     * {@link #print(Object)} in chunks of some thousand characters, for a value that is too large to be printed whole; no chunk
     * ends between two surrogates.
     */
    public static void print(@Nullable Object value, Consumer<String> chunks) {
        CompactPrinter.printInChunks(value, chunks);
    }

    /** The first {@code most} characters of {@link #print(Object)}, or all if there are no more; no other is printed. */
    public static String beginning(@Nullable Object value, int most) {
        StringBuilder out = new StringBuilder(64);
        CompactPrinter.printBeginning(value, out, most);
        out.setLength(Math.min(out.length(), most));
        return out.toString();
    }

    /** {@link #print(Object)} in UTF-8. */
    public static byte[] bytes(@Nullable Object value) {
        return print(value).getBytes(StandardCharsets.UTF_8);
    }

    /** {@code value} as text to read: two spaces a level, one member a line, no line end at the end. */
    public static String pretty(@Nullable Object value) {
        StringBuilder out = new StringBuilder(256);
        PrettyPrinter.print(value, out, 0);
        return out.toString();
    }

    /** The length of {@link #bytes(Object)}, without making them. */
    public static long sizeInBytes(@Nullable Object value) {
        return JsonSize.of(value, 0);
    }

    /**
     * The core value that stands for {@code value}: a deep, unmodifiable copy with numbers of other types (Integer, Double,
     * BigInteger, …), arrays, iterables and enums turned into core ones.
     *
     * @throws JsonException with NOT_JSON for anything else, for a key that is no String, and for NaN and infinity
     */
    public static @Nullable Object valueOf(@Nullable Object value) {
        return CoreCopy.of(value, 0);
    }

    /** An unmodifiable object of {@code keysAndValues}, in turn a key and a value, made core by {@link #valueOf}. */
    public static Map<String, @Nullable Object> object(@Nullable Object... keysAndValues) {
        return CoreCopy.object(keysAndValues);
    }

    /** An unmodifiable list of {@code values}, made core by {@link #valueOf}. */
    public static List<@Nullable Object> list(@Nullable Object... values) {
        return CoreCopy.list(values);
    }

    /** What {@code value} is, for a message: "an object", "a string", "null". */
    public static String typeName(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String s -> "a string";
            case Boolean b -> "a boolean";
            case Number n -> "a number";
            case List<?> l -> "a list";
            case Map<?, ?> m -> "an object";
            default -> value.getClass().getName();
        };
    }
}
