package dev.superstep.runlog;

import dev.superstep.graph.core.Channels;
import dev.superstep.graph.core.InvalidUpdateException;
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
 * copy n * n / 2 values. Here an object that grows is copied once, at its first write, and then grows in place; nobody sees
 * it before the fold is done. A list shares what it has with the one that it grew from ({@link GrownList}), from one fold to
 * the next. Whatever else is written, and every mistake, is left to {@link Channels#apply}.
 *
 * <p>Values that are elsewhere are not loaded. On a last-value channel a {@link LargeValue} is a value as any other; where
 * another reducer would have to look at one, the channel becomes {@link Deferred}. A write that does not fit its reducer is
 * found all the same, since a {@link LargeValue} tells its kind.
 */
public final class Fold {
    private static final Deferred NO_PARTS = new Deferred(Collections.emptyList());

    private final Channels channels;
    private final Map<String, @Nullable Object> state;
    private final Appending appending;

    /** Made at the first need, as are the deferred ones: most folds are of one small step. */
    private @Nullable Map<String, Map<String, @Nullable Object>> objects;

    private @Nullable Map<String, List<@Nullable Object>> deferred;

    /** How a list grows: for whoever goes on from the result, or for a look at it that is then forgotten. */
    @FunctionalInterface
    private interface Appending {
        List<@Nullable Object> longer(List<?> before, List<?> more);
    }

    private Fold(Channels channels, Map<String, @Nullable Object> state) {
        this(channels, state, GrownList::of);
    }

    private Fold(Channels channels, Map<String, @Nullable Object> state, Appending appending) {
        this.channels = channels;
        this.appending = appending;
        this.state = new LinkedHashMap<>(state);
    }

    /**
     * The state before the first step: the input, written to channels that are empty.
     *
     * @throws InvalidUpdateException if a value does not fit its channel
     */
    public static Map<String, @Nullable Object> of(Channels channels, RunInput input) {
        Fold fold = new Fold(channels, channels.initialState());
        input.values().forEach(fold::write);
        return fold.result();
    }

    /**
     * The state after {@code steps}.
     *
     * @param state the state before them; may have values that are elsewhere, and so may the steps
     * @throws InvalidUpdateException if the writes of a step conflict or do not fit
     */
    public static Map<String, @Nullable Object> of(
            Channels channels, Map<String, @Nullable Object> state, List<Step> steps) {
        Fold fold = new Fold(channels, state);
        for (Step step : steps) {
            fold.apply(step);
        }
        return fold.result();
    }

    /**
     * How many of {@code steps} are legal, from the first on.
     *
     * @param state the state before them
     */
    public static int legal(Channels channels, Map<String, @Nullable Object> state, List<Step> steps) {
        Fold fold = new Fold(channels, state);
        int legal = 0;
        try {
            for (Step step : steps) {
                fold.apply(step);
                legal++;
            }
            return legal;
        } catch (InvalidUpdateException e) {
            return legal;
        }
    }

    /**
     * The state that a router sees after a run of its node, {@link Channels#withOwnWrites} where values are elsewhere.
     *
     * @throws InvalidUpdateException if a write does not fit its channel
     */
    public static Map<String, @Nullable Object> ownWrites(
            Channels channels, Map<String, @Nullable Object> state, Map<String, @Nullable Object> update) {
        // Not a grown list: that would take the place of what is committed next.
        Fold fold = new Fold(channels, state, JoinedList::new);
        update.forEach((name, value) -> {
            if (channels.has(name)) {
                fold.write(name, value);
            } else {
                fold.state.put(name, value);
            }
        });
        return fold.result();
    }

    /** The value of {@code channel} after {@code parts} have been written to it, the first of them into the empty channel. */
    static @Nullable Object of(Channels channels, String channel, List<@Nullable Object> parts) {
        Fold fold = new Fold(channels, one(channel, parts.getFirst()));
        parts.subList(1, parts.size()).forEach(part -> fold.write(channel, part));
        return fold.result().get(channel);
    }

    private void apply(Step step) {
        List<Delta> deltas = step.deltas();
        if (deltas.size() > 1 && conflicts(deltas)) {
            channels.apply(state, step.updates());
            throw new AssertionError("the conflict was found only here");
        }
        for (Delta delta : deltas) {
            delta.update().forEach(this::write);
        }
    }

    private boolean conflicts(List<Delta> deltas) {
        Set<String> written = new HashSet<>();
        for (Delta delta : deltas) {
            for (String name : delta.update().keySet()) {
                if (channels.isLastValue(name) && !written.add(name)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void write(String name, @Nullable Object value) {
        Object old = state.get(name);
        switch (channels.reducer(name)) {
            case null -> {} // no channel: dropped
            case Reducer.Last last -> state.put(name, value);
            case Reducer any
            when old instanceof Deferred || isElsewhere(old) || isElsewhere(value) -> defer(name, any, old, value);
            case Reducer.Append append
            when old instanceof List<?> before && value instanceof List<?> more ->
                state.put(name, appending.longer(before, more));
            case Reducer.Merge merge
            when old instanceof Map<?, ?> before && value instanceof Map<?, ?> more ->
                more.forEach((key, entry) -> object(name, before).put((String) key, entry));
            default -> state.put(name, channels.reduce(name, old, value));
        }
    }

    private void defer(String name, Reducer reducer, @Nullable Object old, @Nullable Object value) {
        if (!(reducer instanceof Reducer.Custom)) { // which alone knows what it takes
            Object sample = value instanceof LargeValue large ? large.kind().sample() : value;
            channels.apply(channels.initialState(), List.of(one(name, sample)));
        }
        Map<String, List<@Nullable Object>> all = deferred == null ? new HashMap<>() : deferred;
        deferred = all;
        all.computeIfAbsent(name, channel -> {
                    List<@Nullable Object> parts = new ArrayList<>();
                    if (old instanceof Deferred before) {
                        parts.addAll(before.parts());
                    } else {
                        parts.add(old);
                    }
                    state.put(channel, NO_PARTS); // its place; the parts follow when all are known
                    return parts;
                })
                .add(value);
    }

    private Map<String, @Nullable Object> object(String name, Map<?, ?> before) {
        Map<String, Map<String, @Nullable Object>> all = objects == null ? new HashMap<>() : objects;
        objects = all;
        return all.computeIfAbsent(name, channel -> {
            Map<String, @Nullable Object> grown = new LinkedHashMap<>();
            before.forEach((key, entry) -> grown.put((String) key, entry));
            state.put(channel, Collections.unmodifiableMap(grown));
            return grown;
        });
    }

    private Map<String, @Nullable Object> result() {
        if (deferred != null) {
            for (Map.Entry<String, List<@Nullable Object>> entry : deferred.entrySet()) {
                state.put(entry.getKey(), new Deferred(entry.getValue()));
            }
        }
        return Collections.unmodifiableMap(state);
    }

    private static boolean isElsewhere(@Nullable Object value) {
        return value instanceof LargeValue;
    }

    private static Map<String, @Nullable Object> one(String name, @Nullable Object value) {
        return Collections.singletonMap(name, value);
    }
}
