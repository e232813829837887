package dev.superstep.benchmarks.frame;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one case came to, as a line for people and for {@code grep}: {@code compile graph=chain-500 time_us=812}.
 *
 * @param subject what was measured, in a word: the group's name, or that of a part of it
 * @param values what the case was and what was found, in the order in which they are printed; a unit is part of the key
 */
public record Result(String subject, Map<String, Object> values) {
    public Result {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** A result on {@code subject} with nothing in it yet. */
    public static Result of(String subject) {
        return new Result(subject, Map.of());
    }

    /** This result and one more value, the last. */
    public Result with(String key, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.put(key, value);
        return new Result(subject, more);
    }

    @Override
    public String toString() {
        return subject
                + values.entrySet().stream()
                        .map(value -> " " + value.getKey() + "=" + value.getValue())
                        .collect(Collectors.joining());
    }
}
