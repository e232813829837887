package dev.superstep.conformance.generate;

import dev.superstep.conformance.CaseGraph;
import dev.superstep.conformance.language.Branch;
import dev.superstep.conformance.language.Node;
import dev.superstep.conformance.language.Op;
import dev.superstep.conformance.language.Operand;
import dev.superstep.conformance.language.SendBranch;
import dev.superstep.conformance.language.Template;
import dev.superstep.graph.core.Channel;
import dev.superstep.graph.core.Edge;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Reducer;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Graphs of 4 to 8 nodes with everything in them: joins, routers to one and to several, Sends, loops, conflicts, nodes that
 * fail, and names that are hard to sort and to quote.
 *
 * <p>Which graph a seed stands for may change whenever this class does; a graph worth keeping is kept as a case.
 */
public final class RandomGraphs {
    private static final List<String> NAMES = List.of(
            "a",
            "B",
            "_",
            "é",
            "n2",
            "n10",
            "b.1",
            "g-h",
            "x y",
            "END",
            "each w",
            "loop",
            "split",
            "it's",
            "\uD83D\uDE00",
            "\uFF5E");
    private static final List<Channel> CHANNELS = List.of(
            new Channel("trace", new Reducer.Append()),
            new Channel("n", new Reducer.Sum()),
            new Channel("items", new Reducer.Append()),
            new Channel("m", new Reducer.Merge()),
            new Channel("best", new Reducer.Max()),
            new Channel("x", new Reducer.Last()),
            new Channel("y", new Reducer.Last()));

    /** How many seeds of graphs a sample has to itself. */
    private static final int LARGEST_SAMPLE = 1_000_000;

    private final Random random;
    private final List<NodeId> names;

    private RandomGraphs(long seed) {
        this.random = new Random(seed);
        List<String> shuffled = new ArrayList<>(NAMES);
        Collections.shuffle(shuffled, random);
        this.names =
                shuffled.stream().limit(4 + random.nextInt(5)).map(NodeId::new).toList();
    }

    /** The graph that {@code seed} stands for. */
    public static CaseGraph of(long seed) {
        return new RandomGraphs(seed).graph();
    }

    /**
     * The first {@code size} graphs of sample number {@code seed}; no two samples share a graph's seed.
     *
     * @param size at most a million
     */
    public static Stream<CaseGraph> sample(long seed, int size) {
        if (size > LARGEST_SAMPLE) {
            throw new IllegalArgumentException("a sample has at most " + LARGEST_SAMPLE + " graphs, not " + size);
        }
        long first = Math.multiplyExact(seed, LARGEST_SAMPLE);
        return LongStream.range(first, first + size).mapToObj(RandomGraphs::of);
    }

    private CaseGraph graph() {
        NodeId failing = chance(10) ? any(names) : NodeId.END;
        List<Node> nodes =
                names.stream().map(name -> node(name, name.equals(failing))).toList();
        List<Branch> branches = new ArrayList<>();
        names.stream().filter(name -> chance(55)).forEach(name -> branches.add(branch(name)));
        names.stream().filter(name -> chance(10)).forEach(name -> branches.add(branch(name)));
        if (chance(25)) {
            branches.add(branch(NodeId.START));
        }
        return new CaseGraph(CHANNELS, nodes, edges(), branches, 4 + random.nextInt(10));
    }

    private List<Edge> edges() {
        List<Edge> edges = new ArrayList<>();
        some(1, 2, names).forEach(to -> edges.add(new Edge.Plain(NodeId.START, to)));
        for (NodeId from : names) {
            some(0, 2, withEnd()).forEach(to -> edges.add(new Edge.Plain(from, to)));
        }
        IntStream.range(0, random.nextInt(4)).forEach(i -> edges.add(new Edge.Join(some(1, 3, names), any(names))));
        return edges;
    }

    private Node node(NodeId name, boolean failing) {
        List<Op> ops = new ArrayList<>();
        ops.add(new Op.Append("trace", new Template(name + ":{#trace}:{n}:{x}{y}:{item}")));
        ops.add(new Op.Add("n", Operand.constant(1 + random.nextInt(3))));
        if (chance(25)) {
            ops.add(new Op.SetText("x", new Template(name + "{n}")));
        }
        if (chance(15)) {
            ops.add(new Op.SetInt("y", Operand.of("n"), constant(1)));
        }
        if (chance(25)) {
            ops.add(new Op.Put("m", new Template("k{#trace}"), new Template(name + "{best}")));
        }
        if (chance(25)) {
            ops.add(new Op.Max("best", Operand.of("#trace")));
        }
        if (chance(20)) {
            ops.add(new Op.Append("items", new Template(name + "{i}")));
        }
        if (failing) {
            ops.add(random.nextInt(ops.size()), new Op.FailGe(Operand.of("n"), constant(5), "boom in " + name));
        }
        return new Node(name, ops);
    }

    private Branch branch(NodeId from) {
        Operand on = Operand.of(any(List.of("n", "#trace", "best", "#items")));
        return switch (random.nextInt(4)) {
            case 0 -> new Branch.Mod(from, on, some(1, 3, withEnd()));
            case 1 -> new Branch.Threshold(from, on, constant(random.nextInt(12)), any(withEnd()), any(withEnd()));
            case 2 ->
                new Branch.Multi(
                        from,
                        on,
                        Stream.generate(() -> some(0, 3, withEnd()))
                                .limit(1 + random.nextInt(3))
                                .toList());
            default ->
                new SendBranch(
                        from,
                        "items",
                        some(1, 2, names),
                        any(List.of(SendBranch.Mode.values())),
                        some(0, 2, List.of("n", "x", "trace")),
                        some(0, 1, withEnd()),
                        some(0, 1, withEnd()));
        };
    }

    private static Operand.Constant constant(long value) {
        return new Operand.Constant(BigInteger.valueOf(value));
    }

    private List<NodeId> withEnd() {
        return Stream.concat(names.stream(), Stream.of(NodeId.END)).toList();
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** From {@code least} to {@code most} different elements, in any order. */
    private <T> List<T> some(int least, int most, List<T> list) {
        List<T> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, random);
        return List.copyOf(shuffled.subList(0, least + random.nextInt(most - least + 1)));
    }
}
