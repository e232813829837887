package dev.superstep.runlog.dynamodb;

import dev.superstep.graph.core.NodeId;
import dev.superstep.json.Json;
import dev.superstep.runlog.ControlPoint;
import dev.superstep.runlog.LogKeys;
import dev.superstep.runlog.Moves;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.Snapshot;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A stored {@link Snapshot} as an item, and back. */
final class SnapshotItem {
    private static final String CONTROL = "j";

    private SnapshotItem() {}

    /**
     * The item, once all of it that moves has been put into the store.
     *
     * @throws IllegalArgumentException if the snapshot does not say what runs next
     */
    static Map<String, AttributeValue> encode(Snapshot snapshot, LargeParts large) {
        ControlPoint control = snapshot.control();
        if (control == null) {
            throw new IllegalArgumentException("a stored snapshot says what runs next");
        }
        Map<String, AttributeValue> item = Item.envelope(snapshot.run(), LogKeys.snapshot(snapshot.superstep()));
        item.put(InputItem.INCARNATION, Item.ofText(snapshot.run().incarnation()));
        item.put(DeltaItem.MARK, Item.ofText(snapshot.run().mark()));
        item.put(HeaderItem.FINGERPRINT, Item.ofText(snapshot.reducers()));
        RunId run = snapshot.run().id();
        Moves moves = Moves.of(run, "the snapshot before step " + snapshot.superstep(), snapshot.state());
        item.putAll(ValuesPart.encode(run, snapshot.state(), moves.of(0), large));
        item.put(CONTROL, Item.ofText(print(control)));
        return item;
    }

    static Snapshot decode(Item item) {
        return new Snapshot(
                item.run(item.text(InputItem.INCARNATION)),
                LogKeys.superstep(item.key()),
                item.text(HeaderItem.FINGERPRINT),
                ValuesPart.decode(item),
                parse(item.text(CONTROL)));
    }

    /** The nodes that run next, then what each join has seen: {@code [["c"],["a"],[]]}. */
    private static String print(ControlPoint control) {
        List<List<String>> lists = new java.util.ArrayList<>();
        lists.add(names(control.edgeRuns()));
        control.seen().forEach(seen -> lists.add(names(seen)));
        return Json.print(lists);
    }

    private static ControlPoint parse(String json) {
        List<List<NodeId>> lists = Json.asList(Json.parse(json)).stream()
                .map(list -> Json.asList(list).stream().map(SnapshotItem::node).toList())
                .toList();
        if (lists.isEmpty()) {
            throw new IllegalArgumentException("it does not say what runs next");
        }
        return new ControlPoint(lists.getFirst(), lists.subList(1, lists.size()));
    }

    private static List<String> names(List<NodeId> nodes) {
        return nodes.stream().map(NodeId::value).toList();
    }

    private static NodeId node(@Nullable Object name) {
        if (name instanceof String text) {
            return new NodeId(text);
        }
        throw new IllegalArgumentException("a node's name is text");
    }
}
