package dev.superstep.runlog.dynamodb;

import dev.superstep.runlog.LogKeys;
import dev.superstep.runlog.Run;
import dev.superstep.runlog.TaskId;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The token by which an attempt waits, as an item, and back. */
final class TokenItem {
    private static final String TOKEN = "h";

    private TokenItem() {}

    static Map<String, AttributeValue> encode(Run run, int superstep, TaskId task, String attempt, String token) {
        Map<String, AttributeValue> item = Item.envelope(run, LogKeys.tokens(superstep, task) + attempt);
        item.put(TOKEN, Item.ofText(token));
        return item;
    }

    static String decode(Item item) {
        return item.text(TOKEN);
    }
}
