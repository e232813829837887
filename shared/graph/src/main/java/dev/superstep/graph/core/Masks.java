package dev.superstep.graph.core;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps the values of sensitive channels out of what people read. Immutable and thread-safe. */
public final class Masks {
    /** What stands where a value was. */
    public static final String MASK = "***";

    /** A shorter text or number is in too many messages by chance. */
    private static final int SHORTEST = 4;

    private final Set<String> sensitive = new LinkedHashSet<>();

    /** @param channels of which the sensitive ones are masked */
    public Masks(Collection<Channel> channels) {
        for (Channel channel : channels) {
            if (channel.exposure() == Exposure.SENSITIVE) {
                sensitive.add(channel.name());
            }
        }
    }

    /** Whether there is nothing to be masked, ever. */
    public boolean isEmpty() {
        return sensitive.isEmpty();
    }

    /** Whether the values of a channel are masked. */
    public boolean hides(String channel) {
        return sensitive.contains(channel);
    }

    /** {@code values} with {@link #MASK} in place of those of sensitive channels. */
    public Map<String, @Nullable Object> values(Map<String, @Nullable Object> values) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>(values);
        shown.replaceAll((name, value) -> hides(name) ? MASK : value);
        return Collections.unmodifiableMap(shown);
    }

    /**
     * {@code text} with {@link #MASK} wherever it has a text or a number of at least four characters that is a sensitive value,
     * or lies within one.
     *
     * @param seen what whoever wrote the text could have it from: states, packets
     */
    public String text(String text, List<Map<String, @Nullable Object>> seen) {
        List<String> secrets = new ArrayList<>();
        for (Map<String, @Nullable Object> values : seen) {
            sensitive.forEach(name -> collect(values.get(name), secrets));
        }
        secrets.sort(Comparator.comparingInt(String::length).reversed()); // one may lie within another
        String masked = text;
        for (String secret : secrets) {
            masked = masked.replace(secret, MASK);
        }
        return masked;
    }

    private static void collect(@Nullable Object value, List<String> into) {
        switch (value) {
            case String text -> add(text, into);
            case Long number -> add(number.toString(), into);
            case BigDecimal number -> add(number.toString(), into);
            case List<?> list -> list.forEach(item -> collect(item, into));
            case Map<?, ?> map -> map.values().forEach(item -> collect(item, into));
            case null, default -> {} // true and false say nothing, and what is elsewhere was not read
        }
    }

    private static void add(String secret, List<String> into) {
        if (secret.length() >= SHORTEST) {
            into.add(secret);
        }
    }
}
