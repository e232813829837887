package dev.superstep.runlog.dynamodb;

import dev.superstep.json.Json;
import dev.superstep.runlog.LargeValue;
import dev.superstep.runlog.Moves;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.large.LargeValues;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The values of a part of an item, of which some are in the store of large values.
 *
 * <p>In the part a null stands where a value was; the doubled attribute lists where it went:
 *
 * <pre>
 *   ["9f86…", 1048576, 2, "t"]        value 2 of the part, a text of 1 MB as JSON
 *   ["60f4…", 65321, 3, "ooo"]        values 3 to 5, objects, together in one list
 *   ["60f4…", 65321, 3, "o", 1]       value 3, the second of such a list
 * </pre>
 */
final class LargeParts {
    private final LargeValues store;

    LargeParts(LargeValues store) {
        this.store = store;
    }

    /**
     * A part as it is written.
     *
     * @param here its values, null where one is elsewhere
     * @param elsewhere the text of the doubled attribute; empty if nothing is
     */
    record Written(List<@Nullable Object> here, Optional<AttributeValue> elsewhere) {}

    /** Puts what moves into the store. */
    Written move(RunId run, List<@Nullable Object> values, List<Moves.Group> groups) {
        List<@Nullable Object> here = new ArrayList<>(values);
        List<@Nullable Object> entries = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) instanceof LargeValue value) {
                entries.add(entry(i, value));
                here.set(i, null);
            }
        }
        for (Moves.Group group : groups) {
            List<@Nullable Object> moved = values.subList(group.first(), group.first() + group.count());
            entries.add(put(run, group.first(), moved));
            Collections.fill(here.subList(group.first(), group.first() + group.count()), null);
        }
        return new Written(here, entries.isEmpty() ? Optional.empty() : Optional.of(Item.ofText(Json.print(entries))));
    }

    private List<@Nullable Object> put(RunId run, int first, List<@Nullable Object> moved) {
        byte[] json = Json.bytes(moved.size() == 1 ? moved.getFirst() : moved);
        String address = LargeValues.addressOf(json);
        store.put(run, address, json);
        StringBuilder kinds = new StringBuilder();
        moved.forEach(value -> kinds.append(LargeValue.Kind.of(value).letter()));
        return Json.list(address, json.length, first, kinds.toString());
    }

    private static List<@Nullable Object> entry(int number, LargeValue value) {
        LargeValue.Alone loaded = value.loaded();
        String kind = Character.toString(value.kind().letter());
        return switch (value) {
            case LargeValue.Alone alone -> Json.list(loaded.address(), loaded.bytes(), number, kind);
            case LargeValue.Bundled bundled ->
                Json.list(loaded.address(), loaded.bytes(), number, kind, bundled.position());
        };
    }

    /** What was written, with something in place of what is elsewhere. */
    static List<@Nullable Object> read(List<@Nullable Object> here, Optional<String> elsewhere) {
        if (elsewhere.isEmpty()) {
            return here;
        }
        List<@Nullable Object> values = new ArrayList<>(here);
        for (Object entry : Json.asList(Json.parse(elsewhere.get()))) {
            read(Json.asList(entry), values);
        }
        return values;
    }

    private static void read(List<@Nullable Object> entry, List<@Nullable Object> values) {
        String address = text(entry, 0);
        long bytes = number(entry, 1);
        int first = Math.toIntExact(number(entry, 2));
        String kinds = text(entry, 3);
        if (first < 0 || first + kinds.length() > values.size()) {
            throw new IllegalArgumentException("what was moved is more than there was");
        }
        boolean alone = kinds.length() == 1 && entry.size() == 4;
        if (alone) {
            values.set(first, new LargeValue.Alone(address, bytes, LargeValue.Kind.of(kinds.charAt(0))));
            return;
        }
        LargeValue.Alone bundle = new LargeValue.Alone(address, bytes, LargeValue.Kind.LIST);
        int position = entry.size() == 4 ? 0 : Math.toIntExact(number(entry, 4));
        for (int i = 0; i < kinds.length(); i++) {
            LargeValue.Kind kind = LargeValue.Kind.of(kinds.charAt(i));
            values.set(first + i, new LargeValue.Bundled(bundle, position + i, kind));
        }
    }

    private static String text(List<@Nullable Object> entry, int index) {
        if (entry.size() > index && entry.get(index) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("what was moved is named by address, size, number and kind");
    }

    private static long number(List<@Nullable Object> entry, int index) {
        if (entry.size() > index && entry.get(index) instanceof Long number) {
            return number;
        }
        throw new IllegalArgumentException("what was moved is named by address, size, number and kind");
    }
}
