package dev.superstep.conformance.language;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** The update that one run of a node builds up, channels in the order of their first mention. Not thread-safe. */
final class Update {
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    void set(String channel, Object value) {
        values.put(channel, value);
    }

    void append(String channel, String text) {
        List<@Nullable Object> list = new ArrayList<>();
        if (values.get(channel) instanceof List<?> before) {
            list.addAll(before);
        }
        list.add(text);
        values.put(channel, Collections.unmodifiableList(list));
    }

    void put(String channel, String key, String text) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        if (values.get(channel) instanceof Map<?, ?> before) {
            before.forEach((name, value) -> object.put(name.toString(), value));
        }
        object.put(key, text);
        values.put(channel, Collections.unmodifiableMap(object));
    }

    /** Combines with the number that is there, or sets the number if there is none. */
    void combine(String channel, BigInteger number, BinaryOperator<BigInteger> operator) {
        boolean first = !values.containsKey(channel);
        BigInteger value = first ? number : operator.apply(Rendering.integer(values.get(channel)), number);
        values.put(channel, Rendering.json(value));
    }

    Map<String, @Nullable Object> values() {
        return Collections.unmodifiableMap(values);
    }
}
