package dev.superstep.runlog.dynamodb;

import dev.superstep.runlog.Failure;
import dev.superstep.runlog.LogKeys;
import dev.superstep.runlog.Measurements;
import dev.superstep.runlog.RunHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** {@link Measurements} from items that were read without their values. */
final class MeasuredItems {
    /** What is read: of headers and failures all, of tasks all but what they wrote and answered. */
    static final String ATTRIBUTES = String.join(
            ", ",
            List.of(
                    RunLogTable.PARTITION_KEY,
                    RunLogTable.SORT_KEY,
                    RunLogTable.TTL_ATTRIBUTE,
                    RunLogTable.INDEX_SORT_KEY,
                    Item.VERSION_ATTRIBUTE,
                    InputItem.INCARNATION,
                    InputItem.DIGEST,
                    HeaderItem.FINGERPRINT,
                    HeaderItem.TITLE,
                    HeaderItem.STATUS,
                    HeaderItem.EXECUTION,
                    HeaderItem.END,
                    HeaderItem.END_ORDER,
                    DeltaItem.MARK,
                    DeltaItem.METRICS,
                    DeltaItem.NODE,
                    FailureItem.AT));

    private MeasuredItems() {}

    /** @param items in the order of their keys; empty if they have no header */
    static Optional<Measurements> of(List<Map<String, AttributeValue>> items) {
        Optional<RunHeader> header = items.stream()
                .filter(item -> Item.read(item, Item::key).equals(LogKeys.HEADER))
                .findFirst()
                .map(item -> Item.read(item, HeaderItem::decode));
        return header.map(found -> of(found, items));
    }

    private static Measurements of(RunHeader header, List<Map<String, AttributeValue>> items) {
        List<Measurements.Task> tasks = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (Map<String, AttributeValue> item : items) {
            String key = Item.read(item, Item::key);
            if (key.startsWith(LogKeys.FAILURES)) {
                failures.add(Item.read(item, FailureItem::decode));
            } else if (LogKeys.isOfStep(key) && !LogKeys.isSnapshot(key) && !key.equals(LogKeys.INPUT)) {
                DeltaItem.requireMark(header.run(), item);
                tasks.add(Item.read(item, DeltaItem::measure));
            }
        }
        return new Measurements(header, tasks, failures);
    }
}
