package dev.superstep.runlog;

import dev.superstep.graph.core.Channels;
import dev.superstep.graph.core.Target;
import dev.superstep.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Loads values of one run that are elsewhere, for whoever reads them.
 *
 * <p>What is loaded once for a call is not loaded again for it; nothing is kept beyond, since what is large would be kept
 * twice. Stateless and thread-safe.
 */
public final class Loading {
    private final Function<String, @Nullable Object> store;

    /** @param store gives the value at an address */
    Loading(Function<String, @Nullable Object> store) {
        this.store = store;
    }

    /** Loads values of {@code run} from {@code log}. */
    public static Loading of(RunLog log, RunId run) {
        return new Loading(address -> log.value(run, address));
    }

    /** Whether {@code value} must be loaded before anybody can read it. */
    public static boolean isElsewhere(@Nullable Object value) {
        return value instanceof LargeValue || value instanceof Deferred;
    }

    /** Whether one of {@code values} must be loaded before anybody can read it. */
    public static boolean isAnyElsewhere(Map<String, @Nullable Object> values) {
        for (Object value : values.values()) {
            if (isElsewhere(value)) {
                return true;
            }
        }
        return false;
    }

    /** {@code values} with the {@code wanted} of them loaded; the others are left as they are. */
    public Map<String, @Nullable Object> load(
            Channels channels, Map<String, @Nullable Object> values, Predicate<String> wanted) {
        if (!isAnyElsewhere(values)) {
            return values;
        }
        Map<String, @Nullable Object> objects = new LinkedHashMap<>();
        Map<String, @Nullable Object> here = new LinkedHashMap<>(values);
        here.replaceAll((name, value) -> wanted.test(name) ? load(channels, name, value, objects) : value);
        return Collections.unmodifiableMap(here);
    }

    /** The value of one channel. */
    public @Nullable Object load(Channels channels, String channel, @Nullable Object value) {
        return load(channels, channel, value, new LinkedHashMap<>());
    }

    /** The packet of a Send. */
    public Map<String, @Nullable Object> packet(Map<String, @Nullable Object> packet) {
        return LargeValue.ofPacket(packet)
                .map(value -> Json.asObject(load(value, new LinkedHashMap<>())))
                .orElse(packet);
    }

    /** All of a run, so that it can be written again as another run's, which shares no value with it. */
    public History history(Channels channels, History history) {
        RunInput input = history.input();
        return new History(
                history.header(),
                input == null ? null : new RunInput(input.digest(), all(channels, input.values())),
                history.snapshots().stream()
                        .map(one -> new Snapshot(
                                one.run(), one.superstep(), one.reducers(), all(channels, one.state()), one.control()))
                        .toList(),
                history.steps().stream()
                        .map(step -> new Step(
                                step.superstep(),
                                step.deltas().stream()
                                        .map(delta -> delta(channels, delta))
                                        .toList()))
                        .toList(),
                history.failures(),
                history.inquiries(),
                history.cancel());
    }

    private Delta delta(Channels channels, Delta delta) {
        return new Delta(
                delta.superstep(),
                delta.task(),
                all(channels, delta.update()),
                delta.goTo(),
                delta.sends().stream()
                        .map(send -> new Target.Send(send.node(), packet(send.packet())))
                        .toList(),
                delta.tasks(),
                delta.metrics(),
                delta.by(),
                delta.until());
    }

    private Map<String, @Nullable Object> all(Channels channels, Map<String, @Nullable Object> values) {
        return load(channels, values, name -> true);
    }

    private @Nullable Object load(
            Channels channels, String channel, @Nullable Object value, Map<String, @Nullable Object> objects) {
        return switch (value) {
            case LargeValue large -> load(large, objects);
            case Deferred deferred -> {
                List<@Nullable Object> parts = new ArrayList<>(deferred.parts());
                parts.replaceAll(part -> part instanceof LargeValue large ? load(large, objects) : part);
                yield Fold.of(channels, channel, parts);
            }
            case null, default -> value;
        };
    }

    private @Nullable Object load(LargeValue value, Map<String, @Nullable Object> objects) {
        String address = value.loaded().address();
        if (!objects.containsKey(address)) {
            objects.put(address, store.apply(address));
        }
        Object loaded = objects.get(address);
        return switch (value) {
            case LargeValue.Alone alone -> loaded;
            case LargeValue.Bundled bundled -> Json.asList(loaded).get(bundled.position());
        };
    }
}
