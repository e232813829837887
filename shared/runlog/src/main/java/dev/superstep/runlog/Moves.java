package dev.superstep.runlog;

import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Target;
import dev.superstep.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which values of an item have to move to the store of large values, so that the item keeps within its limit.
 *
 * <p>First the largest single values move, as few as possible, and only those that are worth an object of their own. If the
 * item is too large even then, its small values move in bundles, so that only names and addresses are left. A pure function
 * of the values: every log refuses and moves the same.
 *
 * <p>Complexity: n log n in the number of values, only where something has to move.
 */
public final class Moves {
    /** The most that everything of an item may take that is not JSON: keys, numbers, metrics. */
    private static final long RESERVED = 4 * 1024;

    /** The most that names, values and addresses may take together. */
    static final long MAX_JSON = RunLog.MAX_ITEM_BYTES - RESERVED;

    /** A channel's value that moves, moves by itself: the record of a state has at most 255, which then fit. */
    private static final long WORTH_FOR_CHANNEL = 1024;

    /** Packets can be thousands. */
    private static final long WORTH_FOR_PACKET = 32 * 1024;

    /** When a bundle is full; larger values do not go into one. */
    private static final long BUNDLE = 64 * 1024;

    /** The most that an address takes in the item, with the size, the number of the value and what separates them. */
    private static final long ENTRY = 110;

    /** What stands where a value was, and its kind. */
    private static final long HOLE = 5;

    private final List<Part> parts;
    private final List<List<Group>> groups = new ArrayList<>();

    /** The values of one part of an item, in order, and how much each takes. */
    private record Part(List<@Nullable Object> values, List<Long> sizes, long worth) {
        static Part of(List<@Nullable Object> values, long worth) {
            List<Long> sizes = new ArrayList<>(values.size());
            values.forEach(value -> sizes.add(size(value)));
            return new Part(values, sizes, worth);
        }
    }

    /** A value that stands elsewhere already takes no more than its place. */
    private static long size(@Nullable Object value) {
        return value instanceof LargeValue ? HOLE + ENTRY : Json.sizeInBytes(value);
    }

    /**
     * Values that move together.
     *
     * @param first the number of the first in its part, from 0
     * @param count how many follow one another; 1 is a value by itself, more are a bundle
     */
    public record Group(int first, int count) {}

    private Moves(List<Part> parts) {
        this.parts = parts;
        parts.forEach(part -> groups.add(List.of()));
    }

    /**
     * What moves of the item of a delta: part 0 are the values of the update, part 1 the packets.
     *
     * @throws RunLogException with VALUE_TOO_LARGE or ITEM_TOO_LARGE
     */
    public static Moves of(RunId run, Delta delta) {
        long names = namesOf(delta.update());
        for (NodeId node : delta.goTo()) {
            names += 1 + Json.sizeInBytes(node.value());
        }
        List<@Nullable Object> packets = new ArrayList<>(delta.sends().size());
        for (Target.Send send : delta.sends()) {
            names += 4 + Json.sizeInBytes(send.node().value());
            packets.add(send.packet());
        }
        String what = "step " + delta.superstep() + delta.task().mark();
        return of(
                run,
                what,
                names,
                List.of(Part.of(cells(delta.update()), WORTH_FOR_CHANNEL), Part.of(packets, WORTH_FOR_PACKET)));
    }

    /**
     * What moves of an item that has nothing but an input or a state: part 0 are its {@link #cells}.
     *
     * @throws RunLogException with VALUE_TOO_LARGE or ITEM_TOO_LARGE
     */
    public static Moves of(RunId run, String what, Map<String, @Nullable Object> values) {
        return of(run, what, namesOf(values), List.of(Part.of(cells(values), WORTH_FOR_CHANNEL)));
    }

    /** The values, and in place of a {@link Deferred} its parts: what can move by itself. */
    public static List<@Nullable Object> cells(Map<String, @Nullable Object> values) {
        List<@Nullable Object> cells = new ArrayList<>(values.size());
        for (Object value : values.values()) {
            if (value instanceof Deferred deferred) {
                cells.addAll(deferred.parts());
            } else {
                cells.add(value);
            }
        }
        return cells;
    }

    /** How much JSON the parts of a value have, wherever they are; the value itself can have less. */
    public static long bytes(Deferred value) {
        return value.parts().stream()
                .mapToLong(part ->
                        part instanceof LargeValue large ? large.loaded().bytes() : Json.sizeInBytes(part))
                .sum();
    }

    /** How much JSON {@code values} take in an item from which nothing more moves. */
    public static long bytes(Map<String, @Nullable Object> values) {
        return namesOf(values) + cells(values).stream().mapToLong(Moves::size).sum();
    }

    private static Moves of(RunId run, String what, long names, List<Part> parts) {
        for (Part part : parts) {
            for (long size : part.sizes()) {
                if (size > RunLog.MAX_VALUE_BYTES) {
                    throw RunLogException.valueTooLarge(run, what, size);
                }
            }
        }
        Moves moves = new Moves(parts);
        long limit = MAX_JSON - names;
        if (moves.total() <= limit || moves.moveSingles(limit) || moves.moveBundles(limit)) {
            return moves;
        }
        throw RunLogException.itemTooLarge(run, what, names + moves.total());
    }

    private static long namesOf(Map<String, @Nullable Object> values) {
        long names = 2;
        for (Map.Entry<String, @Nullable Object> entry : values.entrySet()) {
            names += 2 + Json.sizeInBytes(entry.getKey());
            if (entry.getValue() instanceof Deferred deferred) {
                names += 12 + deferred.parts().size(); // brackets, commas, and its number
            }
        }
        return names;
    }

    /** Whether everything stays where it is. */
    public boolean isNone() {
        return groups.stream().allMatch(List::isEmpty);
    }

    /** What moves of a part, in order. */
    public List<Group> of(int part) {
        return groups.get(part);
    }

    private long total() {
        long total = 0;
        for (int i = 0; i < parts.size(); i++) {
            List<Long> sizes = parts.get(i).sizes();
            for (long size : sizes) {
                total += size;
            }
            for (Group group : groups.get(i)) {
                total += ENTRY;
                for (int k = group.first(); k < group.first() + group.count(); k++) {
                    total += HOLE - sizes.get(k);
                }
            }
        }
        return total;
    }

    private record Candidate(int part, int number, long size) {}

    private boolean moveSingles(long limit) {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            for (int k = 0; k < part.sizes().size(); k++) {
                if (part.sizes().get(k) > part.worth()) {
                    candidates.add(new Candidate(i, k, part.sizes().get(k)));
                }
            }
        }
        candidates.sort(Comparator.comparingLong(Candidate::size).reversed());
        List<TreeSet<Integer>> moved = new ArrayList<>();
        parts.forEach(part -> moved.add(new TreeSet<>()));
        long rest = total();
        for (Candidate candidate : candidates) {
            if (rest <= limit) {
                break;
            }
            moved.get(candidate.part()).add(candidate.number());
            rest -= candidate.size() - HOLE - ENTRY;
        }
        for (int i = 0; i < parts.size(); i++) {
            groups.set(i, moved.get(i).stream().map(k -> new Group(k, 1)).toList());
        }
        return rest <= limit;
    }

    /** Part by part, beginning with the last, which are the packets. */
    private boolean moveBundles(long limit) {
        for (int i = parts.size() - 1; i >= 0; i--) {
            groups.set(i, bundles(parts.get(i)));
            if (total() <= limit) {
                return true;
            }
        }
        return false;
    }

    private static List<Group> bundles(Part part) {
        List<Group> bundles = new ArrayList<>();
        int first = 0;
        long filled = 0;
        for (int k = 0; k < part.sizes().size(); k++) {
            boolean stays = part.values().get(k) instanceof LargeValue;
            if (k > first && (stays || filled + part.sizes().get(k) > BUNDLE)) {
                bundles.add(new Group(first, k - first));
                first = k;
                filled = 0;
            }
            if (stays) {
                first = k + 1;
            } else {
                filled += part.sizes().get(k);
            }
        }
        if (first < part.sizes().size()) {
            bundles.add(new Group(first, part.sizes().size() - first));
        }
        return bundles;
    }
}
