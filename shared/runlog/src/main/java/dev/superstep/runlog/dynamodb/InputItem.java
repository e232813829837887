package dev.superstep.runlog.dynamodb;

import dev.superstep.json.Json;
import dev.superstep.runlog.LogKeys;
import dev.superstep.runlog.Run;
import dev.superstep.runlog.RunInput;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The input of a run as an item, and back. */
record InputItem(Run run, RunInput input) {
    static final String INCARNATION = "i";
    static final String DIGEST = "d";
    private static final String VALUES = "u";

    Map<String, AttributeValue> encode() {
        Map<String, AttributeValue> item = Item.envelope(run, LogKeys.INPUT);
        item.put(INCARNATION, Item.ofText(run.incarnation()));
        item.put(DIGEST, Item.ofText(input.digest()));
        item.put(VALUES, Item.ofText(Json.print(input.values())));
        return item;
    }

    static InputItem decode(Item item) {
        Run run = item.run(item.text(INCARNATION));
        return new InputItem(run, new RunInput(item.text(DIGEST), Json.parseObject(item.text(VALUES))));
    }
}
