package dev.superstep.api.rest;

import dev.superstep.graph.core.Masks;
import dev.superstep.json.Json;
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
 * Values as a page of supersteps shows them: of each how many {@code bytes} of JSON it takes, and the {@code value} itself if
 * that is little and the page has room for it; of a state otherwise an {@code href} where it can be had. Sensitive values are
 * masked. Not thread-safe: of one page.
 */
final class ShownValues {
    /** The most that a value may take to be shown; in bytes of JSON. */
    static final int MOST_VALUE_BYTES = 4 * 1024;

    /** The most that a page shows, about; in bytes of JSON. */
    static final long MOST_PAGE_BYTES = 1024 * 1024;

    private static final String PATH = "/workflows/{workflow}/runs/{run}/steps/{superstep}/state/{channel}";

    /** What a value takes beside itself, or in place of itself: names, braces, a reference. */
    private static final long FRAME = 128;

    private final RunId run;
    private final Masks masks;
    private long room = MOST_PAGE_BYTES;

    ShownValues(RunId run, Masks masks) {
        this.run = run;
        this.masks = masks;
    }

    /** Whether the page has room for more. */
    boolean hasRoom() {
        return room > 0;
    }

    /** Takes room for what is shown beside values. */
    void take(long bytes) {
        room -= bytes;
    }

    /** What is shown of the state after {@code superstep}. */
    Map<String, @Nullable Object> state(int superstep, Map<String, @Nullable Object> values) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        values.forEach((channel, value) -> {
            Map<String, @Nullable Object> one = shown(channel, value);
            if (!one.containsKey("value")) {
                one.put("href", href(superstep, channel));
            }
            shown.put(channel, one);
        });
        return Collections.unmodifiableMap(shown);
    }

    /** What is shown of other values, of which the log gives out no single ones. */
    Map<String, @Nullable Object> others(Map<String, @Nullable Object> values) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        values.forEach((channel, value) -> shown.put(channel, shown(channel, value)));
        return Collections.unmodifiableMap(shown);
    }

    private Map<String, @Nullable Object> shown(String channel, @Nullable Object value) {
        long bytes = bytes(value);
        boolean masked = masks.hides(channel);
        boolean here = !(value instanceof LargeValue) && !(value instanceof Deferred) && bytes <= MOST_VALUE_BYTES;
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("bytes", bytes);
        if (masked) {
            shown.put("value", Masks.MASK);
        } else if (here && bytes <= room) {
            shown.put("value", value);
            take(bytes);
        }
        take(FRAME);
        return shown;
    }

    private static long bytes(@Nullable Object value) {
        return switch (value) {
            case LargeValue large -> large.loaded().bytes();
            case Deferred deferred -> Moves.bytes(deferred);
            case null, default -> Json.sizeInBytes(value);
        };
    }

    private String href(int superstep, String channel) {
        List<String> names = List.of(run.workflow(), run.run(), Integer.toString(superstep), channel);
        return UriBuilder.fromPath(PATH).build(names.toArray()).toString();
    }
}
