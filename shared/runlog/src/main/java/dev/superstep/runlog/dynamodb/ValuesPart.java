package dev.superstep.runlog.dynamodb;

import dev.superstep.json.Json;
import dev.superstep.runlog.Deferred;
import dev.superstep.runlog.Moves;
import dev.superstep.runlog.RunId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The part of an item that is an object by channel: an update, an input, a state. Some of its values may be elsewhere.
 *
 * <p>A {@link Deferred} is written as the list of its parts, each of which counts as a value; which of the channels are such
 * lists is said beside them, by their numbers.
 */
final class ValuesPart {
    static final String VALUES = "u";
    private static final String MOVED = "uu";
    private static final String DEFERRED = "l";

    private ValuesPart() {}

    /** The attributes, once what moves has been put into the store. */
    static Map<String, AttributeValue> encode(
            RunId run, Map<String, @Nullable Object> values, List<Moves.Group> groups, LargeParts large) {
        LargeParts.Written written = large.move(run, Moves.cells(values), groups);
        List<@Nullable Object> deferred = new ArrayList<>();
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        int next = 0;
        for (Map.Entry<String, @Nullable Object> entry : values.entrySet()) {
            if (entry.getValue() instanceof Deferred several) {
                deferred.add((long) named.size());
                int end = next + several.parts().size();
                named.put(entry.getKey(), written.here().subList(next, end));
                next = end;
            } else {
                named.put(entry.getKey(), written.here().get(next++));
            }
        }
        Map<String, AttributeValue> attributes = new HashMap<>();
        attributes.put(VALUES, Item.ofText(Json.print(named)));
        written.elsewhere().ifPresent(text -> attributes.put(MOVED, text));
        if (!deferred.isEmpty()) {
            attributes.put(DEFERRED, Item.ofText(Json.print(deferred)));
        }
        return attributes;
    }

    static Map<String, @Nullable Object> decode(Item item) {
        Map<String, @Nullable Object> here = item.object(VALUES);
        Optional<String> moved = item.optional(MOVED);
        if (moved.isEmpty()) {
            return here;
        }
        List<@Nullable Object> deferred =
                Json.asList(Json.parse(item.optional(DEFERRED).orElse("[]")));
        List<@Nullable Object> cells = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        for (Object value : here.values()) {
            boolean several = deferred.contains((long) counts.size());
            List<@Nullable Object> parts = several ? Json.asList(value) : Json.list(value);
            cells.addAll(parts);
            counts.add(several ? parts.size() : 0);
        }
        return named(here, LargeParts.read(cells, moved), counts);
    }

    /** @param counts of how many parts the value of each channel is; 0 for a value that is whole */
    private static Map<String, @Nullable Object> named(
            Map<String, @Nullable Object> names, List<@Nullable Object> cells, List<Integer> counts) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        int next = 0;
        for (String name : names.keySet()) {
            int parts = counts.get(named.size());
            int end = next + Math.max(1, parts);
            named.put(name, parts == 0 ? cells.get(next) : new Deferred(cells.subList(next, end)));
            next = end;
        }
        return named;
    }
}
