package dev.superstep.asl;

import dev.superstep.asl.AslProblem.Code;
import dev.superstep.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one object of a definition: each is asked for by name and type, and {@link #done} tells those that nobody
 * asked for. What is missing or of a wrong type becomes a problem and something harmless.
 */
final class Fields {
    private final Map<String, @Nullable Object> values;
    private final String at;
    private final Problems problems;
    private final Set<String> taken = new LinkedHashSet<>();

    private Fields(Map<String, @Nullable Object> values, String at, Problems problems) {
        this.values = values;
        this.at = at;
        this.problems = problems;
    }

    static Fields of(@Nullable Object value, String at, Problems problems) {
        if (value instanceof Map<?, ?>) {
            return new Fields(Json.asObject(value), at, problems);
        }
        problems.add(Code.WRONG_TYPE, at, "an object was wanted, " + Json.typeName(value) + " was found");
        return new Fields(Collections.emptyMap(), at, problems);
    }

    void problem(Code code, String what) {
        problems.add(code, at, what);
    }

    List<String> names() {
        return List.copyOf(values.keySet());
    }

    boolean has(String field) {
        return values.containsKey(field);
    }

    String text(String field) {
        String text = optionalText(field);
        if (text == null && !has(field)) {
            missing(field);
        }
        return text == null ? "" : text;
    }

    @Nullable
    String optionalText(String field) {
        return optional(field, String.class, "a string");
    }

    /** A path that is {@code $} when it is not there, and may be null. */
    @Nullable
    String path(String field) {
        taken.add(field);
        return !has(field) ? Flow.WHOLE : values.get(field) == null ? null : optionalText(field);
    }

    @Nullable
    Integer optionalInt(String field) {
        Long number = optional(field, Long.class, "an integer");
        if (number == null) {
            return null;
        }
        if (number != number.intValue()) {
            problems.add(Code.BAD_VALUE, below(field), "the number " + number + " is out of range");
            return null;
        }
        return number.intValue();
    }

    int integer(String field, int otherwise) {
        Integer number = optionalInt(field);
        return number == null ? otherwise : number;
    }

    BigDecimal decimal(String field, BigDecimal otherwise) {
        Number number = optional(field, Number.class, "a number");
        return number == null ? otherwise : new BigDecimal(number.toString());
    }

    boolean isTrue(String field) {
        return Boolean.TRUE.equals(optional(field, Boolean.class, "a boolean"));
    }

    @Nullable
    Map<String, @Nullable Object> template(String field) {
        return optional(field, Map.class, "an object") == null ? null : Json.asObject(values.get(field));
    }

    @Nullable
    Object value(String field) {
        taken.add(field);
        return values.get(field);
    }

    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        List<@Nullable Object> items = items(field);
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof String text) {
                texts.add(text);
            } else {
                String where = Problems.below(below(field), i);
                problems.add(
                        Code.WRONG_TYPE, where, "a string was wanted, " + Json.typeName(items.get(i)) + " was found");
            }
        }
        return texts;
    }

    /** The objects of a list that must be there. */
    List<Fields> objects(String field) {
        List<Fields> objects = new ArrayList<>();
        List<@Nullable Object> items = items(field);
        for (int i = 0; i < items.size(); i++) {
            objects.add(of(items.get(i), Problems.below(below(field), i), problems));
        }
        return objects;
    }

    /** The objects of a list that may be missing. */
    List<Fields> optionalObjects(String field) {
        return has(field) ? objects(field) : List.of();
    }

    Fields object(String field) {
        taken.add(field);
        if (!has(field)) {
            missing(field);
            return new Fields(Collections.emptyMap(), below(field), problems);
        }
        return of(values.get(field), below(field), problems);
    }

    /** A field that may say only what is so anyway. */
    void only(String field, String value) {
        taken.add(field);
        if (has(field) && !value.equals(values.get(field))) {
            problems.add(Code.UNSUPPORTED, below(field), "only \"" + value + "\" is supported");
        }
    }

    /** Whichever of two fields is there; a problem if both are. */
    @Nullable
    String oneOf(String first, String second) {
        if (has(first) && has(second)) {
            problem(Code.CONFLICTING_FIELDS, first + " and " + second + " stand together");
            taken.add(first);
            taken.add(second);
        }
        return has(first) ? first : has(second) ? second : null;
    }

    /** Tells every field that was not asked for. */
    void done() {
        for (String field : values.keySet()) {
            if (!taken.contains(field)) {
                String reason = Unsupported.reason(field);
                problems.add(
                        reason == null ? Code.UNKNOWN_FIELD : Code.UNSUPPORTED,
                        below(field),
                        reason == null ? "no such field is known here" : reason);
            }
        }
    }

    void missing(String field) {
        problem(Code.MISSING_FIELD, "the field " + field + " is missing");
    }

    private List<@Nullable Object> items(String field) {
        if (!has(field)) {
            missing(field);
        }
        return optional(field, List.class, "a list") == null ? List.of() : Json.asList(values.get(field));
    }

    private <T> @Nullable T optional(String field, Class<T> type, String wanted) {
        taken.add(field);
        Object value = values.get(field);
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        if (has(field)) {
            problems.add(Code.WRONG_TYPE, below(field), wanted + " was wanted, " + Json.typeName(value) + " was found");
        }
        return null;
    }

    private String below(String field) {
        return Problems.below(at, field);
    }
}
