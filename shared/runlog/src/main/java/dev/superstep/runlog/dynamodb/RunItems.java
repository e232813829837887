package dev.superstep.runlog.dynamodb;

import dev.superstep.runlog.CancelRequest;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.Failure;
import dev.superstep.runlog.Inquiry;
import dev.superstep.runlog.LogKeys;
import dev.superstep.runlog.Run;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunInput;
import dev.superstep.runlog.RunLogException;
import dev.superstep.runlog.Snapshot;
import dev.superstep.runlog.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Items of one run, sorted out by kind.
 *
 * <p>Keys that this version does not know are passed over if they lie beside the steps, and refused within them.
 */
final class RunItems {
    private final List<Step> steps = new ArrayList<>();
    private final List<Delta> open = new ArrayList<>();
    private final List<Snapshot> snapshots = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    private final List<Inquiry> inquiries = new ArrayList<>();
    private final Map<String, String> keysByMark = new LinkedHashMap<>();
    private @Nullable RunHeader header;
    private @Nullable InputItem input;
    private @Nullable CancelRequest cancel;
    private long bytes;

    private RunItems() {}

    /** @param items in the order of their keys, which is kept */
    static RunItems of(List<Map<String, AttributeValue>> items) {
        RunItems sorted = new RunItems();
        for (Map<String, AttributeValue> item : items) {
            sorted.add(item);
        }
        sorted.closeStep();
        return sorted;
    }

    private void add(Map<String, AttributeValue> attributes) {
        String key = Item.read(attributes, Item::key);
        bytes += DeltaItem.length(attributes);
        if (key.equals(LogKeys.INPUT)) {
            input = Item.read(attributes, InputItem::decode);
        } else if (key.equals(LogKeys.CANCEL)) {
            cancel = Item.read(attributes, CancelItem::decode);
        } else if (key.equals(LogKeys.HEADER)) {
            header = Item.read(attributes, HeaderItem::decode);
        } else if (key.startsWith(LogKeys.FAILURES)) {
            failures.add(Item.read(attributes, FailureItem::decode));
        } else if (key.startsWith(LogKeys.INQUIRIES)) {
            addMark(attributes);
            inquiries.add(Item.read(attributes, InquiryItem::decode));
        } else if (LogKeys.isSnapshot(key)) {
            addMark(attributes);
            snapshots.add(Item.read(attributes, SnapshotItem::decode));
        } else if (LogKeys.isOfStep(key)) {
            addMark(attributes);
            addDelta(Item.read(attributes, DeltaItem::decode));
        }
    }

    private void addMark(Map<String, AttributeValue> attributes) {
        String mark = Item.read(attributes, item -> item.text(DeltaItem.MARK));
        keysByMark.putIfAbsent(mark, Item.read(attributes, Item::key));
    }

    /** Whether all snapshots, deltas and inquiries are of {@code run}, and of no other run that had its name. */
    boolean areOf(Run run) {
        return keysByMark.keySet().stream().allMatch(run.mark()::equals);
    }

    /**
     * These items, which are all of {@code run}.
     *
     * @throws RunLogException with LOG_GAP if one is of another run that had its name
     */
    RunItems requireOf(Run run) {
        keysByMark.forEach((mark, key) -> {
            if (!mark.equals(run.mark())) {
                throw RunLogException.strangeItem(run, key);
            }
        });
        return this;
    }

    private void addDelta(Delta delta) {
        if (!open.isEmpty() && open.getLast().superstep() != delta.superstep()) {
            closeStep();
        }
        open.add(delta);
    }

    private void closeStep() {
        if (!open.isEmpty()) {
            steps.add(new Step(open.getLast().superstep(), open));
            open.clear();
        }
    }

    List<Step> steps() {
        return steps;
    }

    List<Snapshot> snapshots() {
        return snapshots;
    }

    /** The snapshot before {@code superstep}. */
    Optional<Snapshot> snapshot(int superstep) {
        return snapshots.stream()
                .filter(snapshot -> snapshot.superstep() == superstep)
                .findFirst();
    }

    @Nullable
    CancelRequest cancel() {
        return cancel;
    }

    List<Failure> failures() {
        return failures;
    }

    List<Inquiry> inquiries() {
        return inquiries;
    }

    @Nullable
    RunHeader header() {
        return header;
    }

    @Nullable
    InputItem input() {
        return input;
    }

    @Nullable
    RunInput runInput() {
        return input == null ? null : input.input();
    }

    /** How many characters of JSON were read. */
    long bytes() {
        return bytes;
    }
}
