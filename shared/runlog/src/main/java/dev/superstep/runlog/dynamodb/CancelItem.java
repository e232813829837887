package dev.superstep.runlog.dynamodb;

import dev.superstep.runlog.CancelRequest;
import dev.superstep.runlog.LogKeys;
import dev.superstep.runlog.Run;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A {@link CancelRequest} as an item, and back. */
final class CancelItem {
    private static final String REASON = "h";
    private static final String AT = "b";

    private CancelItem() {}

    static Map<String, AttributeValue> encode(Run run, CancelRequest request) {
        Map<String, AttributeValue> item = Item.envelope(run, LogKeys.CANCEL);
        item.put(REASON, Item.ofText(request.reason()));
        item.put(AT, Item.ofNumber(request.at().toEpochMilli()));
        return item;
    }

    static CancelRequest decode(Item item) {
        return new CancelRequest(item.text(REASON), Instant.ofEpochMilli(item.number(AT)));
    }
}
