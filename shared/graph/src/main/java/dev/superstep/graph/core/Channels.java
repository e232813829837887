package dev.superstep.graph.core;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The channels of a graph, and what a superstep's writes do to a state.
 *
 * <p>A state is an unmodifiable map from channel to value; a last-value channel that was never written is absent, and a
 * channel that was written with null is present. Immutable and thread-safe.
 */
public final class Channels {
    private final Map<String, Channel> byName;
    private final Map<String, @Nullable Object> initial;
    private final String fingerprint;

    /**
     * @param channels distinct by name, in the order in which they are shown
     * @throws IllegalArgumentException if two have one name
     */
    public Channels(List<Channel> channels) {
        Map<String, Channel> named = new LinkedHashMap<>();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Channel channel : channels) {
            if (named.put(channel.name(), channel) != null) {
                throw new IllegalArgumentException("two channels are called \"" + channel.name() + "\"");
            }
            channel.reducer().initial().ifPresent(value -> values.put(channel.name(), value));
        }
        byName = Collections.unmodifiableMap(named);
        initial = Collections.unmodifiableMap(values);
        fingerprint = Fingerprint.ofReducers(channels);
    }

    /** Names these channels and reducers: a state that was folded under another name may be another state. */
    public String fingerprint() {
        return fingerprint;
    }

    /** The channels in order of declaration. */
    public Collection<Channel> all() {
        return byName.values();
    }

    /** Whether there is a channel of this name. */
    public boolean has(String name) {
        return byName.containsKey(name);
    }

    /** How writes to the channel {@code name} become its value; null if there is no such channel. */
    public @Nullable Reducer reducer(String name) {
        Channel channel = byName.get(name);
        return channel == null ? null : channel.reducer();
    }

    /**
     * The value of the channel {@code name} after one more write.
     *
     * @throws InvalidUpdateException if the write does not fit
     * @throws IllegalArgumentException if there is no such channel
     */
    public @Nullable Object reduce(String name, @Nullable Object old, @Nullable Object write) {
        Channel channel = byName.get(name);
        if (channel == null) {
            throw new IllegalArgumentException("there is no channel \"" + name + "\"");
        }
        return reduce(channel, old, write);
    }

    /** Whether {@code name} is a channel on which two writes in one superstep conflict. */
    public boolean isLastValue(String name) {
        Channel channel = byName.get(name);
        return channel != null && channel.isLastValue();
    }

    /** The state before the input is written: the empty value of every reducer that has one. */
    public Map<String, @Nullable Object> initialState() {
        return initial;
    }

    /**
     * The state after a superstep. Keys that are no channels are dropped.
     *
     * @param state the state before
     * @param updates what the runs of the superstep wrote, in write order
     * @throws InvalidUpdateException if a last-value channel gets more than one value; it names the one that was first
     *     written to among all that do. Complexity: linear in the number of channels and writes.
     */
    public Map<String, @Nullable Object> apply(
            Map<String, @Nullable Object> state, List<Map<String, @Nullable Object>> updates) {
        if (updates.size() > 1) {
            refuseConflicts(updates);
        }
        Map<String, @Nullable Object> after = new LinkedHashMap<>(state);
        for (Map<String, @Nullable Object> update : updates) {
            update.forEach((name, write) -> {
                Channel channel = byName.get(name);
                if (channel != null) {
                    after.put(name, reduce(channel, after.get(name), write));
                }
            });
        }
        return Collections.unmodifiableMap(after);
    }

    /**
     * The state that a router sees after a run of its node: {@code state} with that run's writes applied, and with the
     * keys of the update that are no channels as well.
     */
    public Map<String, @Nullable Object> withOwnWrites(
            Map<String, @Nullable Object> state, Map<String, @Nullable Object> update) {
        Map<String, @Nullable Object> seen = new LinkedHashMap<>(apply(state, List.of(update)));
        update.forEach((name, value) -> {
            if (!has(name)) {
                seen.put(name, value);
            }
        });
        return Collections.unmodifiableMap(seen);
    }

    private void refuseConflicts(List<Map<String, @Nullable Object>> updates) {
        Set<String> inOrder = new LinkedHashSet<>();
        Set<String> twice = new LinkedHashSet<>();
        for (Map<String, @Nullable Object> update : updates) {
            for (String name : update.keySet()) {
                if (isLastValue(name) && !inOrder.add(name)) {
                    twice.add(name);
                }
            }
        }
        inOrder.stream().filter(twice::contains).findFirst().ifPresent(name -> {
            throw InvalidUpdateException.conflict(name);
        });
    }

    private static @Nullable Object reduce(Channel channel, @Nullable Object old, @Nullable Object write) {
        try {
            return channel.reducer().reduce(old, write);
        } catch (InvalidUpdateException e) {
            throw e.in(channel.name());
        }
    }
}
