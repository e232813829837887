package dev.superstep.runlog.dynamodb;

import dev.superstep.json.Json;
import dev.superstep.runlog.LogKeys;
import dev.superstep.runlog.Origin;
import dev.superstep.runlog.RunEnd;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A {@link RunHeader} as an item, and back. */
final class HeaderItem {
    static final String STATUS = "a";
    static final String END = "e";
    static final String END_ORDER = "o";
    static final String FINGERPRINT = "f";
    static final String EXECUTION = "r";
    private static final String ORIGIN = "y";
    static final String TITLE = "h";

    private HeaderItem() {}

    static Map<String, AttributeValue> encode(RunHeader header) {
        Map<String, AttributeValue> item = Item.envelope(header.run(), LogKeys.HEADER);
        item.put(InputItem.INCARNATION, Item.ofText(header.run().incarnation()));
        item.put(InputItem.DIGEST, Item.ofText(header.digest()));
        item.put(FINGERPRINT, Item.ofText(header.fingerprint()));
        item.put(TITLE, Item.ofText(header.title()));
        item.put(STATUS, Item.ofText(header.status().name()));
        if (!header.status().isEnd()) {
            item.put(
                    RunLogTable.OPEN_INDEX_PARTITION_KEY,
                    Item.ofText(header.run().id().workflow()));
        }
        item.put(EXECUTION, Item.ofNumber(header.execution()));
        Origin origin = header.origin();
        if (origin != null) {
            item.put(ORIGIN, Item.ofText(printOrigin(origin)));
        }
        item.put(RunLogTable.INDEX_PARTITION_KEY, Item.ofText(header.run().id().workflow()));
        item.put(RunLogTable.INDEX_SORT_KEY, Item.ofText(header.place()));
        RunEnd end = header.end();
        if (end != null) {
            item.put(END, Item.ofText(printEnd(end)));
            item.put(END_ORDER, Item.ofNumber(end.order()));
        }
        return item;
    }

    static RunHeader decode(Item item) {
        RunStatus status = RunStatus.valueOf(item.text(STATUS));
        String place = item.text(RunLogTable.INDEX_SORT_KEY);
        return new RunHeader(
                item.run(item.text(InputItem.INCARNATION)),
                item.text(InputItem.DIGEST),
                item.text(FINGERPRINT),
                Instant.parse(place.substring(0, place.indexOf('/'))),
                item.text(TITLE),
                status,
                Math.toIntExact(item.number(EXECUTION)),
                item.optional(ORIGIN).map(HeaderItem::parseOrigin).orElse(null),
                item.optional(END).map(text -> parseEnd(status, text)).orElse(null));
    }

    private static String printOrigin(Origin origin) {
        return Json.print(Json.object(
                "parent", origin.parent().text(), "superstep", (long) origin.superstep(), "enter", origin.enter()));
    }

    private static Origin parseOrigin(String text) {
        Map<String, @Nullable Object> json = Json.parseObject(text);
        return new Origin(
                RunId.parse(text(json, "parent")),
                Math.toIntExact(ErrorJson.whole(json, "superstep")),
                text(json, "enter"));
    }

    private static String text(Map<String, @Nullable Object> json, String key) {
        if (json.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("text \"" + key + "\" is missing");
    }

    static String printEnd(RunEnd end) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("superstep", (long) end.superstep());
        json.put("ended", end.ended().toEpochMilli());
        json.put("execution", (long) end.execution());
        if (end.error() != null) {
            json.put("error", ErrorJson.toJson(end.error()));
        }
        return Json.print(json);
    }

    private static RunEnd parseEnd(RunStatus status, String text) {
        Map<String, @Nullable Object> json = Json.parseObject(text);
        Object error = json.get("error");
        return new RunEnd(
                status,
                Math.toIntExact(ErrorJson.whole(json, "superstep")),
                error == null ? null : ErrorJson.fromJson(Json.asObject(error)),
                Instant.ofEpochMilli(ErrorJson.whole(json, "ended")),
                Math.toIntExact(ErrorJson.whole(json, "execution")));
    }
}
