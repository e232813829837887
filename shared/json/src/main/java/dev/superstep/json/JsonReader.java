package dev.superstep.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns Jackson's tokens into core values; one per text. */
final class JsonReader {
    private static final int MAX_TEXT = 64 * 1024 * 1024;
    /** Field names are not interned: that table is global, slow, and ours are looked up by equals anyway. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Json.MAX_DEPTH + 1) // ours is met first and says where
                    .maxStringLength(MAX_TEXT)
                    .build())
            .build();

    private final JsonParser parser;

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    static @Nullable Object read(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return new JsonReader(parser).document();
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    static @Nullable Object read(byte[] utf8) {
        try (JsonParser parser = FACTORY.createParser(utf8)) {
            return new JsonReader(parser).document();
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    private @Nullable Object document() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw refusal(JsonException.Code.SYNTAX, "the text is empty", parser.currentLocation());
        }
        Object value = value(first, 0);
        if (hasMore()) {
            throw refusal(JsonException.Code.TRAILING_TEXT, "text behind the value", parser.currentTokenLocation());
        }
        return value;
    }

    /** Whatever follows is trailing text, whether or not it would be a token. */
    private boolean hasMore() throws IOException {
        try {
            return parser.nextToken() != null;
        } catch (JsonProcessingException e) {
            throw refusal(JsonException.Code.TRAILING_TEXT, "text behind the value", e.getLocation());
        }
    }

    private @Nullable Object value(JsonToken token, int depth) throws IOException {
        return switch (token) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> decimal();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case START_OBJECT -> object(depth + 1);
            case START_ARRAY -> list(depth + 1);
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw refusal(JsonException.Code.SYNTAX, "unexpected " + token, parser.currentTokenLocation());
        };
    }

    private Object integer() throws IOException {
        return switch (parser.getNumberType()) {
            case INT, LONG -> parser.getLongValue();
            case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> new BigDecimal(parser.getBigIntegerValue());
        };
    }

    /** {@code 1.0E1} is 10 with scale 0: that is how the integer is printed, so it is the integer. */
    private Object decimal() throws IOException {
        return CoreCopy.number(parser.getDecimalValue());
    }

    private Map<String, @Nullable Object> object(int depth) throws IOException {
        checkDepth(depth);
        String key = parser.nextFieldName();
        if (key == null) {
            return Collections.emptyMap();
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (; key != null; key = parser.nextFieldName()) {
            if (map.containsKey(key)) {
                throw refusal(
                        JsonException.Code.DUPLICATE_KEY,
                        "the key \"" + key + "\" stands twice in one object",
                        parser.currentTokenLocation());
            }
            map.put(key, value(parser.nextToken(), depth));
        }
        return Collections.unmodifiableMap(map);
    }

    private List<@Nullable Object> list(int depth) throws IOException {
        checkDepth(depth);
        JsonToken token = parser.nextToken();
        if (token == JsonToken.END_ARRAY) {
            return Collections.emptyList();
        }
        List<@Nullable Object> list = new ArrayList<>();
        for (; token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            list.add(value(token, depth));
        }
        return Collections.unmodifiableList(list);
    }

    private void checkDepth(int depth) {
        if (depth > Json.MAX_DEPTH) {
            throw refusal(
                    JsonException.Code.TOO_DEEP,
                    "nested deeper than " + Json.MAX_DEPTH + " levels",
                    parser.currentTokenLocation());
        }
    }

    private static RuntimeException refusal(IOException e) {
        return switch (e) {
            case StreamConstraintsException tooLong ->
                refusal(JsonException.Code.TOO_LONG, tooLong.getOriginalMessage(), tooLong.getLocation());
            case JsonProcessingException syntax ->
                refusal(JsonException.Code.SYNTAX, firstLine(syntax.getOriginalMessage()), syntax.getLocation());
            default -> new UncheckedIOException("reading from memory failed", e);
        };
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    private static JsonException refusal(JsonException.Code code, String what, @Nullable JsonLocation at) {
        return at == null
                ? JsonException.ofValue(code, what)
                : new JsonException(code, what, at.getLineNr(), at.getColumnNr());
    }
}
