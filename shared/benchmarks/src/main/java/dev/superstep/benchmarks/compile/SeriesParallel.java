package dev.superstep.benchmarks.compile;

import dev.superstep.graph.core.Edge;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Graphs that are put together of smaller ones, one after the other or side by side between a fork and a join: what people
 * draw who need no routers. The same size is always the same graph.
 */
final class SeriesParallel {
    private static final long SEED = 42;
    private static final int MOST_BRANCHES = 4;

    private final Random random = new Random(SEED);
    private final List<NodeId> nodes;
    private final List<Edge> edges = new ArrayList<>();
    private int taken;

    /** A part with one way in and one way out. */
    private record Part(NodeId first, NodeId last) {}

    private SeriesParallel(int size) {
        this.nodes = SampleGraphs.nodes(size);
    }

    /** The graph of {@code size} nodes; at least 1. */
    static Topology of(int size) {
        SeriesParallel graph = new SeriesParallel(size);
        Part all = graph.part(size);
        graph.edges.add(new Edge.Plain(NodeId.START, all.first()));
        graph.edges.add(new Edge.Plain(all.last(), NodeId.END));
        return new Topology(graph.nodes, graph.edges, List.of());
    }

    private Part part(int size) {
        if (size == 1) {
            NodeId node = nodes.get(taken++);
            return new Part(node, node);
        }
        return size < 4 || random.nextBoolean() ? series(size) : parallel(size);
    }

    private Part series(int size) {
        int before = 1 + random.nextInt(size - 1);
        Part first = part(before);
        Part second = part(size - before);
        edges.add(new Edge.Plain(first.last(), second.first()));
        return new Part(first.first(), second.last());
    }

    private Part parallel(int size) {
        NodeId fork = nodes.get(taken++);
        int left = size - 2;
        int branches = Math.min(left, 2 + random.nextInt(MOST_BRANCHES - 1));
        List<NodeId> ends = new ArrayList<>();
        for (int open = branches; open > 0; open--) {
            int share = left / open;
            left -= share;
            Part branch = part(share);
            edges.add(new Edge.Plain(fork, branch.first()));
            ends.add(branch.last());
        }
        NodeId join = nodes.get(taken++);
        edges.add(new Edge.Join(ends, join));
        return new Part(fork, join);
    }
}
