package dev.superstep.runlog;

import dev.superstep.graph.core.Channel;
import dev.superstep.graph.core.Channels;
import dev.superstep.graph.core.Reducer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The state after a number of steps: {@link Channels#apply} of one after the other, in linear time.
 *
 * <p>Applying a step makes a new list or object for every channel that grows, so n steps that each append one value would
 * copy n * n / 2 values. Here a channel that grows is copied once, at its first write, and then grows in place; nobody sees
 * it before the fold is done. Whatever else is written, and every mistake, is left to {@link Channels#apply}.
 */
final class Fold {
    private final Channels channels;
    private final Map<String, Reducer> reducers = new HashMap<>();
    private final Map<String, @Nullable Object> state;
    private final Map<String, List<@Nullable Object>> lists = new HashMap<>();
    private final Map<String, Map<String, @Nullable Object>> objects = new HashMap<>();

    private Fold(Channels channels, Map<String, @Nullable Object> state) {
        this.channels = channels;
        this.state = new LinkedHashMap<>(state);
        for (Channel channel : channels.all()) {
            reducers.put(channel.name(), channel.reducer());
        }
    }

    static Map<String, @Nullable Object> of(Channels channels, Map<String, @Nullable Object> state, List<Step> steps) {
        if (steps.size() == 1) {
            return channels.apply(state, steps.getFirst().updates());
        }
        Fold fold = new Fold(channels, state);
        for (Step step : steps) {
            fold.apply(step);
        }
        return fold.result();
    }

    private void apply(Step step) {
        List<Map<String, @Nullable Object>> updates = step.updates();
        if (updates.size() > 1 && conflicts(updates)) {
            channels.apply(state, updates);
            throw new AssertionError("the conflict was found only here");
        }
        for (Map<String, @Nullable Object> update : updates) {
            update.forEach(this::write);
        }
    }

    private boolean conflicts(List<Map<String, @Nullable Object>> updates) {
        Set<String> written = new HashSet<>();
        return updates.stream()
                .flatMap(update -> update.keySet().stream())
                .anyMatch(name -> reducers.get(name) instanceof Reducer.Last && !written.add(name));
    }

    private void write(String name, @Nullable Object value) {
        Reducer reducer = reducers.get(name);
        Object old = state.get(name);
        switch (reducer) {
            case null -> {} // no channel: dropped
            case Reducer.Append append
            when old instanceof List<?> before && value instanceof List<?> more ->
                list(name, before).addAll(more);
            case Reducer.Merge merge
            when old instanceof Map<?, ?> before && value instanceof Map<?, ?> more ->
                more.forEach((key, entry) -> object(name, before).put((String) key, entry));
            default ->
                state.put(
                        name,
                        channels.apply(one(name, old), List.of(one(name, value)))
                                .get(name));
        }
    }

    private List<@Nullable Object> list(String name, List<?> before) {
        return lists.computeIfAbsent(name, channel -> {
            List<@Nullable Object> grown = new ArrayList<>(before);
            state.put(channel, Collections.unmodifiableList(grown));
            return grown;
        });
    }

    private Map<String, @Nullable Object> object(String name, Map<?, ?> before) {
        return objects.computeIfAbsent(name, channel -> {
            Map<String, @Nullable Object> grown = new LinkedHashMap<>();
            before.forEach((key, entry) -> grown.put((String) key, entry));
            state.put(channel, Collections.unmodifiableMap(grown));
            return grown;
        });
    }

    private Map<String, @Nullable Object> result() {
        return Collections.unmodifiableMap(state);
    }

    private static Map<String, @Nullable Object> one(String name, @Nullable Object value) {
        return Collections.singletonMap(name, value);
    }
}
