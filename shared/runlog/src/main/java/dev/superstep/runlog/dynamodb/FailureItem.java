package dev.superstep.runlog.dynamodb;

import dev.superstep.json.Json;
import dev.superstep.runlog.Failure;
import dev.superstep.runlog.LogKeys;
import dev.superstep.runlog.Run;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A {@link Failure} as an item, and back. */
final class FailureItem {
    static final String AT = "b";
    private static final String ERROR = "e";

    private FailureItem() {}

    static Map<String, AttributeValue> encode(Run run, Failure failure) {
        Map<String, AttributeValue> item = Item.envelope(run, LogKeys.failure(failure));
        item.put(AT, Item.ofNumber(failure.at().toEpochMilli()));
        item.put(ERROR, Item.ofText(Json.print(ErrorJson.toJson(failure.error()))));
        DeltaItem.putNode(item, failure.task());
        return item;
    }

    static Failure decode(Item item) {
        String key = item.key().substring(LogKeys.FAILURES.length());
        int slash = key.lastIndexOf('/');
        return new Failure(
                LogKeys.superstep(key),
                DeltaItem.task(LogKeys.withinStep(key.substring(0, slash)), item),
                key.substring(slash + 1),
                ErrorJson.fromJson(Json.parseObject(item.text(ERROR))),
                Instant.ofEpochMilli(item.number(AT)));
    }
}
