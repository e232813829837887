package dev.superstep.runlog.dynamodb;

import dev.superstep.runlog.LogKeys;
import dev.superstep.runlog.Moves;
import dev.superstep.runlog.Run;
import dev.superstep.runlog.RunInput;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The input of a run as an item, and back. */
record InputItem(Run run, RunInput input) {
    static final String INCARNATION = "i";
    static final String DIGEST = "d";

    /** The item, once all of it that moves has been put into the store. */
    Map<String, AttributeValue> encode(LargeParts large) {
        Moves moves = Moves.of(run.id(), "the input", input.values());
        Map<String, AttributeValue> item = Item.envelope(run, LogKeys.INPUT);
        item.put(INCARNATION, Item.ofText(run.incarnation()));
        item.put(DIGEST, Item.ofText(input.digest()));
        item.putAll(ValuesPart.encode(run.id(), input.values(), moves.of(0), large));
        return item;
    }

    static InputItem decode(Item item) {
        Run run = item.run(item.text(INCARNATION));
        return new InputItem(run, new RunInput(item.text(DIGEST), ValuesPart.decode(item)));
    }
}
