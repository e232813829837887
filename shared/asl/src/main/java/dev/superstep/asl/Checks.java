package dev.superstep.asl;

import dev.superstep.asl.AslProblem.Code;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The checks that several kinds of states share, at one place of the definition. */
final class Checks {
    /** The longest time that the language can say, about three years. */
    static final int MAX_SECONDS = 99_999_999;

    private final String at;
    private final Problems problems;

    Checks(String at, Problems problems) {
        this.at = at;
        this.problems = problems;
    }

    Checks below(String field, int index) {
        return new Checks(Problems.below(Problems.below(at, field), index), problems);
    }

    void problem(Code code, String field, String what) {
        problems.add(code, Problems.below(at, field), what);
    }

    void range(String field, long value, long least, long most) {
        if (value < least || value > most) {
            problem(Code.BAD_VALUE, field, value + " is not from " + least + " to " + most);
        }
    }

    void amount(String field, @Nullable Amount amount, int least) {
        switch (amount) {
            case null -> {}
            case Amount.Fixed fixed -> range(field, fixed.value(), least, MAX_SECONDS);
            case Amount.FromPath from -> path(field + "Path", from.path());
        }
    }

    void text(String field, @Nullable Text text) {
        switch (text) {
            case null -> {}
            case Text.Fixed fixed -> {}
            case Text.FromPath from -> expression(field + "Path", from.path());
        }
    }

    void path(String field, @Nullable String path) {
        if (path != null && !path.startsWith("$")) {
            problem(Code.BAD_PATH, field, "a path starts with $, not as \"" + path + "\" does");
        }
    }

    /** A path into the state's input alone, as where a result goes or where a Map's items are. */
    void referencePath(String field, @Nullable String path) {
        if (path != null && (!path.startsWith("$") || path.startsWith("$$"))) {
            problem(Code.BAD_PATH, field, "a path into the input starts with $, not as \"" + path + "\" does");
        } else if (path != null && isIndefinite(path)) {
            problem(Code.BAD_PATH, field, "a reference path names one place, \"" + path + "\" may name several");
        }
    }

    private static boolean isIndefinite(String path) {
        return path.contains("*") || path.contains("..") || path.contains("?(") || path.contains("@");
    }

    /** A path or an intrinsic function. */
    void expression(String field, String expression) {
        if (!expression.startsWith("$") && !expression.startsWith("States.")) {
            problem(Code.BAD_PATH, field, "no path and no intrinsic function: \"" + expression + "\"");
        }
    }

    void timestamp(String field, Object text) {
        try {
            OffsetDateTime.parse(text.toString());
        } catch (DateTimeException e) {
            problem(Code.BAD_VALUE, field, "no timestamp such as 2026-11-01T12:00:00Z: \"" + text + "\"");
        }
    }

    void template(String field, @Nullable Object template) {
        switch (template) {
            case Map<?, ?> map -> {
                Checks inside = new Checks(Problems.below(at, field), problems);
                map.forEach((key, value) -> inside.member(String.valueOf(key), value, map));
            }
            case List<?> list -> {
                Checks inside = new Checks(Problems.below(at, field), problems);
                for (int i = 0; i < list.size(); i++) {
                    inside.template(String.valueOf(i), list.get(i));
                }
            }
            case null, default -> {}
        }
    }

    private void member(String key, @Nullable Object value, Map<?, ?> template) {
        if (!key.endsWith(".$")) {
            if (value instanceof String text && text.startsWith("$.")) {
                problem(Code.BAD_PATH, key, "\"" + text + "\" is taken as it stands; for a path the key ends in .$");
            }
            template(key, value);
            return;
        }
        if (template.containsKey(key.substring(0, key.length() - 2))) {
            problem(Code.CONFLICTING_FIELDS, key, "the key stands with and without .$");
        }
        if (value instanceof String text) {
            expression(key, text);
        } else {
            problem(Code.WRONG_TYPE, key, "a key that ends in .$ has a path or an intrinsic function as its value");
        }
    }
}
