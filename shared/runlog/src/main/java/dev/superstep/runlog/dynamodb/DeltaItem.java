package dev.superstep.runlog.dynamodb;

import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Target;
import dev.superstep.json.Json;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.LargeValue;
import dev.superstep.runlog.LogKeys;
import dev.superstep.runlog.Measurements;
import dev.superstep.runlog.Metrics;
import dev.superstep.runlog.Moves;
import dev.superstep.runlog.Run;
import dev.superstep.runlog.RunLogException;
import dev.superstep.runlog.TaskId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A {@link Delta} as an item, and back. */
final class DeltaItem {
    static final String GO_TO = "g";
    static final String SENDS = "s";
    private static final String MOVED_SENDS = "ss";
    static final String NODE = "n";
    static final String MARK = "y";
    private static final String TASKS = "c";
    static final String METRICS = "m";
    private static final String FALLBACK = "f";
    private static final String UNTIL = "z";

    private static final int RADIX = Character.MAX_RADIX;

    private DeltaItem() {}

    /** The item, once all of it that moves has been put into the store. */
    static Map<String, AttributeValue> encode(Run run, Delta delta, LargeParts large) {
        Moves moves = Moves.of(run.id(), delta);
        Map<String, AttributeValue> item = Item.envelope(run, LogKeys.task(delta.superstep(), delta.task()));
        item.put(MARK, Item.ofText(run.mark()));
        item.put(TASKS, Item.ofNumber(delta.tasks()));
        item.put(METRICS, AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(MetricsBytes.encode(delta.metrics()))));
        if (!delta.update().isEmpty()) {
            item.putAll(ValuesPart.encode(run.id(), delta.update(), moves.of(0), large));
        }
        if (!delta.goTo().isEmpty()) {
            item.put(GO_TO, Item.ofText(printNames(delta.goTo())));
        }
        if (!delta.sends().isEmpty()) {
            putSends(item, run, delta.sends(), large, moves.of(1));
        }
        switch (delta.by()) {
            case NODE -> {} // as nearly always
            case FALLBACK -> item.put(FALLBACK, Item.ofText("1"));
        }
        delta.until().ifPresent(until -> item.put(UNTIL, Item.ofText(Long.toString(until.toEpochMilli(), RADIX))));
        putNode(item, delta.task());
        return item;
    }

    private static void putSends(
            Map<String, AttributeValue> item,
            Run run,
            List<Target.Send> sends,
            LargeParts large,
            List<Moves.Group> groups) {
        List<@Nullable Object> packets = new ArrayList<>();
        sends.forEach(send -> packets.add(send.packet()));
        LargeParts.Written written = large.move(run.id(), packets, groups);
        List<@Nullable Object> pairs = new ArrayList<>();
        for (int i = 0; i < sends.size(); i++) {
            pairs.add(Json.list(sends.get(i).node().value(), written.here().get(i)));
        }
        item.put(SENDS, Item.ofText(Json.print(pairs)));
        written.elsewhere().ifPresent(text -> item.put(MOVED_SENDS, text));
    }

    static Delta decode(Item item) {
        String key = item.key();
        return new Delta(
                LogKeys.superstep(key),
                task(LogKeys.withinStep(key), item),
                ValuesPart.decode(item),
                item.optional(GO_TO).map(DeltaItem::goTo).orElse(List.of()),
                item.optional(SENDS)
                        .map(json -> sends(json, item.optional(MOVED_SENDS)))
                        .orElse(List.of()),
                Math.toIntExact(item.number(TASKS)),
                metrics(item),
                item.optional(FALLBACK).isPresent() ? Delta.By.FALLBACK : Delta.By.NODE,
                item.optional(UNTIL).map(text -> Instant.ofEpochMilli(Long.parseLong(text, RADIX))));
    }

    /** How the task went whose item it is. */
    static Measurements.Task measure(Item item) {
        String key = item.key();
        return new Measurements.Task(LogKeys.superstep(key), task(LogKeys.withinStep(key), item), metrics(item));
    }

    private static Metrics metrics(Item item) {
        return MetricsBytes.decode(item.bytes(METRICS));
    }

    /**
     * Makes sure that an item that carries the mark of its run is of {@code run}.
     *
     * @throws RunLogException with LOG_GAP if it is of another run that had its name
     */
    static void requireMark(Run run, Map<String, AttributeValue> item) {
        if (!Item.read(item, found -> found.text(MARK)).equals(run.mark())) {
            throw RunLogException.strangeItem(run, Item.read(item, Item::key));
        }
    }

    /** How many characters of JSON the item has. */
    static long length(Map<String, AttributeValue> item) {
        return length(item.get(ValuesPart.VALUES)) + length(item.get(GO_TO)) + length(item.get(SENDS));
    }

    private static long length(@Nullable AttributeValue value) {
        if (value == null) {
            return 0;
        }
        return value.b() == null ? Objects.requireNonNullElse(value.s(), "").length() : Packing.length(value.b());
    }

    /** Writes down what the key of a Send run does not say. */
    static void putNode(Map<String, AttributeValue> item, TaskId task) {
        switch (task) {
            case TaskId.EdgeRun run -> {} // its key ends with the name
            case TaskId.SendRun run -> item.put(NODE, Item.ofText(run.node().value()));
        }
    }

    /** The task whose key ends with {@code mark}: {@code =name} or {@code >00000017}. */
    static TaskId task(String mark, Item item) {
        String rest = mark.substring(1);
        return switch (mark.charAt(0)) {
            case '=' -> new TaskId.EdgeRun(new NodeId(rest));
            case '>' -> new TaskId.SendRun(Integer.parseInt(rest), new NodeId(item.text(NODE)));
            default -> throw new IllegalArgumentException("the key names no task");
        };
    }

    /** One name as it is, since that is what most answers are; anything else as a JSON list. */
    private static String printNames(List<NodeId> nodes) {
        List<String> names = nodes.stream().map(NodeId::value).toList();
        boolean one = names.size() == 1 && !names.getFirst().startsWith("[");
        return one ? names.getFirst() : Json.print(names);
    }

    private static List<NodeId> goTo(String json) {
        if (!json.startsWith("[")) {
            return List.of(new NodeId(json));
        }
        return Json.asList(Json.parse(json)).stream().map(DeltaItem::node).toList();
    }

    private static NodeId node(@Nullable Object name) {
        if (name instanceof String text) {
            return new NodeId(text);
        }
        throw new IllegalArgumentException("a node's name is text");
    }

    private static List<Target.Send> sends(String json, Optional<String> elsewhere) {
        List<NodeId> nodes = new ArrayList<>();
        List<@Nullable Object> packets = new ArrayList<>();
        for (Object pair : Json.asList(Json.parse(json))) {
            List<@Nullable Object> parts = Json.asList(pair);
            if (parts.size() != 2) {
                throw new IllegalArgumentException("a Send is a pair of node and packet");
            }
            nodes.add(node(parts.getFirst()));
            packets.add(parts.getLast());
        }
        List<@Nullable Object> read = LargeParts.read(packets, elsewhere);
        List<Target.Send> sends = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            sends.add(new Target.Send(nodes.get(i), packet(read.get(i))));
        }
        return sends;
    }

    private static Map<String, @Nullable Object> packet(@Nullable Object value) {
        return value instanceof LargeValue large ? large.asPacket() : Json.asObject(value);
    }
}
