package dev.superstep.conformance;

import dev.superstep.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part of a case file that knows where it stands, so that whatever is wrong is said with its place.
 *
 * @param where the keys and indices that lead here
 * @param value a core JSON value
 */
record Part(String where, @Nullable Object value) {
    String text() {
        if (value instanceof String text) {
            return text;
        }
        throw unlike("a string");
    }

    long whole() {
        if (value instanceof Long whole) {
            return whole;
        }
        throw unlike("an integer");
    }

    List<Part> list() {
        if (!(value instanceof List<?> items)) {
            throw unlike("a list");
        }
        List<Part> parts = new ArrayList<>();
        items.forEach(item -> parts.add(new Part(where + "[" + parts.size() + "]", item)));
        return parts;
    }

    List<String> texts() {
        return list().stream().map(Part::text).toList();
    }

    /** The members of an object that may have any keys. */
    Map<String, Part> members() {
        if (!(value instanceof Map<?, ?>)) {
            throw unlike("an object");
        }
        Map<String, Part> parts = new LinkedHashMap<>();
        Json.asObject(value).forEach((key, item) -> parts.put(key, new Part(where + "." + key, item)));
        return parts;
    }

    /** This object, if it has just these keys; a key that ends in {@code ?} may be missing. */
    Part with(String... keys) {
        Map<String, Part> members = members();
        List<String> known =
                Arrays.stream(keys).map(key -> key.replace("?", "")).toList();
        for (String key : keys) {
            if (!key.endsWith("?") && !members.containsKey(key)) {
                throw new UnreadableCaseException(where, "\"" + key + "\" is missing");
            }
        }
        members.keySet().stream()
                .filter(key -> !known.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw new UnreadableCaseException(where, "\"" + key + "\" is not known");
                });
        return this;
    }

    /** A member that must be there. */
    Part at(String key) {
        return find(key).orElseThrow(() -> new UnreadableCaseException(where, "\"" + key + "\" is missing"));
    }

    /** A member that may be missing. */
    Optional<Part> find(String key) {
        return Optional.ofNullable(members().get(key));
    }

    boolean isNull() {
        return value == null;
    }

    UnreadableCaseException unknown(String what) {
        return new UnreadableCaseException(where, what + " is not known");
    }

    private UnreadableCaseException unlike(String wanted) {
        return new UnreadableCaseException(where, wanted + " was wanted, " + Json.typeName(value) + " was found");
    }
}
