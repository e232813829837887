package dev.superstep.api.rest;

import dev.superstep.runlog.Deferred;
import dev.superstep.runlog.LargeValue;
import dev.superstep.runlog.Moves;
import dev.superstep.runlog.RunId;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values as a report shows them: in place of one that is too large to stand there, {@code {"bytes", "href"}} says how much it
 * is and where it can be had.
 */
final class LargeView {
    private static final String PATH = "/workflows/{workflow}/runs/{run}/{part}/{channel}";

    private LargeView() {}

    /**
     * What is shown of {@code values}.
     *
     * @param part what they are: {@code state} or {@code input}
     */
    static Map<String, @Nullable Object> of(RunId run, String part, Map<String, @Nullable Object> values) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>(values);
        shown.replaceAll((channel, value) -> switch (value) {
            case LargeValue large -> reference(bytes(large), run, part, channel);
            case Deferred deferred -> reference(Moves.bytes(deferred), run, part, channel);
            case null, default -> value;
        });
        return Collections.unmodifiableMap(shown);
    }

    /** What is shown of an update, in which only sizes stand for large values: the log gives out states, not writes. */
    static Map<String, @Nullable Object> ofUpdate(Map<String, @Nullable Object> update) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>(update);
        shown.replaceAll((channel, value) -> value instanceof LargeValue large ? Map.of("bytes", bytes(large)) : value);
        return Collections.unmodifiableMap(shown);
    }

    private static long bytes(LargeValue value) {
        return value.loaded().bytes();
    }

    private static Map<String, @Nullable Object> reference(long bytes, RunId run, String part, String channel) {
        Map<String, @Nullable Object> reference = new LinkedHashMap<>();
        reference.put("bytes", bytes);
        List<String> names = List.of(run.workflow(), run.run(), part, channel);
        reference.put("href", UriBuilder.fromPath(PATH).build(names.toArray()).toString());
        return reference;
    }
}
