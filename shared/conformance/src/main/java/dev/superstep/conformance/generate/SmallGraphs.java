package dev.superstep.conformance.generate;

import dev.superstep.conformance.CaseGraph;
import dev.superstep.conformance.language.Branch;
import dev.superstep.conformance.language.Node;
import dev.superstep.conformance.language.Op;
import dev.superstep.conformance.language.Operand;
import dev.superstep.conformance.language.Template;
import dev.superstep.graph.core.Channel;
import dev.superstep.graph.core.Edge;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Reducer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Every graph without joins and Sends of a given number of nodes, once for all that differ only by the nodes' names.
 *
 * <p>On from each node lead any plain edges and, perhaps, a router to one of at least two: nodes without a plain edge, or
 * the end. With three nodes these are 34 ways on for each, and 7 sets of first nodes. Graphs with a node that cannot be
 * reached are left out: they are graphs of fewer nodes.
 */
public final class SmallGraphs {
    private static final List<NodeId> NAMES = List.of(new NodeId("a"), new NodeId("b"), new NodeId("c"));
    private static final int RECURSION_LIMIT = 6;

    private final int size;
    private final List<WayOn> ways;
    private final List<int[]> renamings = new ArrayList<>();

    /** The targets of a node's plain edges and of its router, as sets of bits; the bit behind the last node's is the end. */
    private record WayOn(int plain, int routed) {
        private int targets() {
            return plain | routed;
        }
    }

    private SmallGraphs(int size) {
        this.size = size;
        this.ways = IntStream.range(0, 1 << size)
                .boxed()
                .flatMap(plain -> IntStream.range(0, 1 << (size + 1))
                        .filter(routed -> (routed & plain) == 0 && Integer.bitCount(routed) != 1)
                        .mapToObj(routed -> new WayOn(plain, routed)))
                .toList();
        addRenamings(new int[size], 0);
    }

    /**
     * The graphs of {@code size} nodes, in a fixed order.
     *
     * @param size 1 to 3
     */
    public static Stream<CaseGraph> of(int size) {
        SmallGraphs graphs = new SmallGraphs(size);
        return IntStream.range(1, 1 << size).boxed().flatMap(graphs::enteredAt);
    }

    private Stream<CaseGraph> enteredAt(int entry) {
        int combinations = (int) Math.pow(ways.size(), size);
        return IntStream.range(0, combinations)
                .mapToObj(this::choice)
                .filter(chosen -> reachesAll(entry, chosen) && isFirstOfItsKind(entry, chosen))
                .map(chosen -> graph(entry, chosen));
    }

    /** Combination number {@code number}: the index of a way on for each node. */
    private int[] choice(int number) {
        int[] chosen = new int[size];
        for (int node = 0, rest = number; node < size; node++, rest /= ways.size()) {
            chosen[node] = rest % ways.size();
        }
        return chosen;
    }

    private boolean reachesAll(int entry, int[] chosen) {
        int reached = entry;
        for (int round = 1; round < size; round++) {
            for (int node = 0; node < size; node++) {
                reached |= (reached >> node & 1) * ways.get(chosen[node]).targets();
            }
        }
        int all = (1 << size) - 1;
        return (reached & all) == all;
    }

    /** Whether no renaming of the nodes gives a graph that is smaller in the order of entry, then ways on. */
    private boolean isFirstOfItsKind(int entry, int[] chosen) {
        return renamings.stream().noneMatch(names -> {
            int[] renamed = new int[size];
            for (int node = 0; node < size; node++) {
                WayOn way = ways.get(chosen[node]);
                renamed[names[node]] = ways.indexOf(new WayOn(rename(way.plain(), names), rename(way.routed(), names)));
            }
            int byEntry = Integer.compare(rename(entry, names), entry);
            return byEntry < 0 || (byEntry == 0 && Arrays.compare(renamed, chosen) < 0);
        });
    }

    private int rename(int set, int[] names) {
        int renamed = set & 1 << size; // the end keeps its name
        for (int node = 0; node < size; node++) {
            renamed |= (set >> node & 1) << names[node];
        }
        return renamed;
    }

    private void addRenamings(int[] names, int node) {
        if (node == size) {
            renamings.add(names.clone());
            return;
        }
        for (int name = 0; name < size; name++) {
            int candidate = name;
            if (IntStream.range(0, node).noneMatch(earlier -> names[earlier] == candidate)) {
                names[node] = name;
                addRenamings(names, node + 1);
            }
        }
    }

    private CaseGraph graph(int entry, int[] chosen) {
        List<Edge> edges = new ArrayList<>();
        List<Branch> branches = new ArrayList<>();
        names(entry).forEach(to -> edges.add(new Edge.Plain(NodeId.START, to)));
        for (int node = 0; node < size; node++) {
            NodeId from = NAMES.get(node);
            WayOn way = ways.get(chosen[node]);
            names(way.plain()).forEach(to -> edges.add(new Edge.Plain(from, to)));
            if (way.routed() != 0) {
                branches.add(new Branch.Mod(from, Operand.of("n"), names(way.routed())));
            }
        }
        return new CaseGraph(
                List.of(new Channel("trace", new Reducer.Append()), new Channel("n", new Reducer.Sum())),
                IntStream.range(0, size).mapToObj(SmallGraphs::node).toList(),
                edges,
                branches,
                RECURSION_LIMIT);
    }

    private List<NodeId> names(int set) {
        return IntStream.rangeClosed(0, size)
                .filter(bit -> (set >> bit & 1) == 1)
                .mapToObj(bit -> bit == size ? NodeId.END : NAMES.get(bit))
                .toList();
    }

    /** Notes what it sees, and counts so that routers do not always say the same. */
    private static Node node(int number) {
        NodeId name = NAMES.get(number);
        return new Node(
                name,
                List.of(
                        new Op.Append("trace", new Template(name + ":{#trace}:{n}")),
                        new Op.Add("n", Operand.constant(number + 1))));
    }
}
