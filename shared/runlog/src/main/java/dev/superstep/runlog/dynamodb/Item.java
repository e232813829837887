package dev.superstep.runlog.dynamodb;

import static dev.superstep.runlog.dynamodb.RunLogTable.PARTITION_KEY;
import static dev.superstep.runlog.dynamodb.RunLogTable.SORT_KEY;
import static dev.superstep.runlog.dynamodb.RunLogTable.TTL_ATTRIBUTE;

import dev.superstep.json.Json;
import dev.superstep.json.JsonException;
import dev.superstep.runlog.Run;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLogException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One item of the table as it was read: its attributes by kind, refusing what is missing or of another kind. */
final class Item {
    /** The version of the layout that is written, unless something in the item is packed; see {@link Packing#VERSION}. */
    static final int VERSION = 1;

    static final String VERSION_ATTRIBUTE = "v";

    private final Map<String, AttributeValue> attributes;

    private Item(Map<String, AttributeValue> attributes) {
        this.attributes = attributes;
    }

    /** The key of an item of a run. */
    static Map<String, AttributeValue> key(RunId run, String key) {
        return key(run.text(), key);
    }

    /** The key of an item. */
    static Map<String, AttributeValue> key(String partition, String key) {
        return Map.of(PARTITION_KEY, ofText(partition), SORT_KEY, ofText(key));
    }

    /** What every item has, to be added to. */
    static Map<String, AttributeValue> envelope(Run run, String key) {
        Map<String, AttributeValue> attributes = new HashMap<>(key(run.id(), key));
        attributes.put(VERSION_ATTRIBUTE, ofNumber(VERSION));
        attributes.put(TTL_ATTRIBUTE, ofNumber(run.expires().getEpochSecond()));
        return attributes;
    }

    static AttributeValue ofText(String value) {
        return AttributeValue.fromS(value);
    }

    static AttributeValue ofNumber(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    /**
     * What {@code decoder} makes of the item.
     *
     * @throws RunLogException with MALFORMED_ITEM if it is none of ours
     */
    static <T> T read(Map<String, AttributeValue> attributes, Function<Item, T> decoder) {
        Item item = new Item(attributes);
        try {
            item.checkVersion();
            return decoder.apply(item);
        } catch (IllegalArgumentException | JsonException | ClassCastException | DateTimeException e) {
            throw RunLogException.malformedItem(
                    item.orEmpty(PARTITION_KEY), item.orEmpty(SORT_KEY), String.valueOf(e.getMessage()), e);
        }
    }

    private void checkVersion() {
        long version = number(VERSION_ATTRIBUTE);
        if (version != VERSION && version != Packing.VERSION) {
            throw new IllegalArgumentException(
                    "its layout has version " + version + ", known are " + VERSION + " and " + Packing.VERSION);
        }
    }

    /** The sort key. */
    String key() {
        return text(SORT_KEY);
    }

    /** Which run's item it is. */
    RunId runId() {
        return RunId.parse(text(PARTITION_KEY));
    }

    /** Whose item it is, given the incarnation that it names. */
    Run run(String incarnation) {
        Instant expires = Instant.ofEpochSecond(number(TTL_ATTRIBUTE));
        return new Run(runId(), incarnation, expires);
    }

    String text(String name) {
        return optional(name).orElseThrow(() -> new IllegalArgumentException("text \"" + name + "\" is missing"));
    }

    Optional<String> optional(String name) {
        AttributeValue value = attributes.get(name);
        if (value == null) {
            return Optional.empty();
        }
        return value.b() == null ? Optional.ofNullable(value.s()) : Optional.of(Packing.text(value.b()));
    }

    /** The JSON object under {@code name}; empty if there is none. */
    Map<String, @Nullable Object> object(String name) {
        return Json.parseObject(optional(name).orElse("{}"));
    }

    long number(String name) {
        AttributeValue value = attributes.get(name);
        if (value == null || value.n() == null) {
            throw new IllegalArgumentException("number \"" + name + "\" is missing");
        }
        return Long.parseLong(value.n());
    }

    byte[] bytes(String name) {
        AttributeValue value = attributes.get(name);
        if (value == null || value.b() == null) {
            throw new IllegalArgumentException("bytes \"" + name + "\" are missing");
        }
        return value.b().asByteArrayUnsafe();
    }

    private String orEmpty(String name) {
        return optional(name).orElse("");
    }
}
