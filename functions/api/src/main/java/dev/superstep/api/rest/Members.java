package dev.superstep.api.rest;

import dev.superstep.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The members of a body that is a JSON object, taken one by one; {@link #check} then refuses it with all that is wrong. */
final class Members {
    private final Map<String, @Nullable Object> members;
    private final List<String> known = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private Members(Map<String, @Nullable Object> members) {
        this.members = members;
    }

    /** The members of {@code body}; none if there is no body. */
    static Members of(byte @Nullable [] body) {
        return new Members(body == null || body.length == 0 ? Map.of() : Json.parseObject(body));
    }

    /** A member that is a text, if it is there. */
    Optional<String> text(String name) {
        Object value = value(name);
        if (value != null && !(value instanceof String)) {
            wrong(name, "a text", value);
        }
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** A member that is a whole number and must be there. */
    int number(String name) {
        Object value = value(name);
        if (value instanceof Long number && number == number.intValue()) {
            return number.intValue();
        }
        wrong(name, "a whole number", value);
        return 0;
    }

    /** A member that is an object; empty if it is not there. */
    Map<String, @Nullable Object> object(String name) {
        Object value = value(name);
        if (value != null && !(value instanceof Map)) {
            wrong(name, "an object", value);
        }
        return value instanceof Map<?, ?> object ? Json.asObject(object) : Map.of();
    }

    /** Refuses the body if anything was wrong or has not been asked for. */
    void check() {
        members.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> problems.add("\"" + name + "\" is unknown"));
        if (!problems.isEmpty()) {
            throw new ProblemException(
                    new Problem(ProblemCode.BAD_INPUT, "the body has " + problems.size() + " problem(s)", problems));
        }
    }

    private @Nullable Object value(String name) {
        known.add(name);
        return members.get(name);
    }

    private void wrong(String name, String wanted, @Nullable Object value) {
        problems.add(
                members.containsKey(name)
                        ? "\"" + name + "\" must be " + wanted + " and is " + Json.typeName(value)
                        : "\"" + name + "\" is missing; it must be " + wanted);
    }
}
