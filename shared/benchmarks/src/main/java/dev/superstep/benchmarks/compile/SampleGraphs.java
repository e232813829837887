package dev.superstep.benchmarks.compile;

import dev.superstep.graph.core.Answer;
import dev.superstep.graph.core.Channel;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.Edge;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Reducer;
import dev.superstep.graph.core.Router;
import dev.superstep.graph.core.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The graphs that are compiled, by name. Their nodes all read and append to one channel, so that every check has work. */
final class SampleGraphs {
    private static final Map<String, Supplier<Topology>> BY_NAME = byName();

    private SampleGraphs() {}

    /** The names, in the order in which they are run. */
    static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    /** The graph called {@code name}. */
    static Definition definition(String name) {
        Supplier<Topology> made = BY_NAME.get(name);
        if (made == null) {
            throw new IllegalArgumentException("no such graph: " + name);
        }
        Topology topology = made.get();
        Map<NodeId, List<String>> notes = new LinkedHashMap<>();
        topology.nodes().forEach(node -> notes.put(node, List.of("notes")));
        return new Definition(
                name,
                topology,
                List.of(new Channel("notes", new Reducer.Append())),
                List.of("notes"),
                notes,
                notes,
                Definition.DEFAULT_RECURSION_LIMIT);
    }

    private static Map<String, Supplier<Topology>> byName() {
        SequencedMap<String, Supplier<Topology>> graphs = new LinkedHashMap<>();
        graphs.put("chain-500", () -> chain(500));
        graphs.put("fan-100", () -> fan(100));
        graphs.put("routers-10-of-50", () -> rounds(10));
        IntStream.of(125, 250, 500, 1000)
                .forEach(size -> graphs.put("series-parallel-" + size, () -> SeriesParallel.of(size)));
        return graphs;
    }

    /** {@code START -> n0; n0 -> n1; …; → END}. */
    private static Topology chain(int size) {
        List<NodeId> nodes = nodes(size);
        List<Edge> edges = new ArrayList<>();
        edges.add(new Edge.Plain(NodeId.START, nodes.getFirst()));
        for (int i = 1; i < size; i++) {
            edges.add(new Edge.Plain(nodes.get(i - 1), nodes.get(i)));
        }
        edges.add(new Edge.Plain(nodes.getLast(), NodeId.END));
        return new Topology(nodes, edges, List.of());
    }

    /** {@code START -> n0; n0 -> n1, …, n100; n1 & … & n100 -> n101; n101 -> END}. */
    private static Topology fan(int width) {
        List<NodeId> nodes = nodes(width + 2);
        List<NodeId> middle = nodes.subList(1, width + 1);
        List<Edge> edges = new ArrayList<>();
        edges.add(new Edge.Plain(NodeId.START, nodes.getFirst()));
        middle.forEach(node -> edges.add(new Edge.Plain(nodes.getFirst(), node)));
        edges.add(new Edge.Join(middle, nodes.getLast()));
        edges.add(new Edge.Plain(nodes.getLast(), NodeId.END));
        return new Topology(nodes, edges, List.of());
    }

    /** Rounds of five nodes: {@code a -> b, c; b & c -> d; d -> e; e ?-> a | the next round | END}. */
    private static Topology rounds(int count) {
        List<NodeId> nodes = nodes(5 * count);
        List<Edge> edges = new ArrayList<>();
        List<Router> routers = new ArrayList<>();
        edges.add(new Edge.Plain(NodeId.START, nodes.getFirst()));
        for (int at = 0; at < nodes.size(); at += 5) {
            NodeId first = nodes.get(at);
            List<NodeId> pair = nodes.subList(at + 1, at + 3);
            NodeId last = nodes.get(at + 4);
            pair.forEach(node -> edges.add(new Edge.Plain(first, node)));
            edges.add(new Edge.Join(pair, nodes.get(at + 3)));
            edges.add(new Edge.Plain(nodes.get(at + 3), last));
            NodeId onward = at + 5 < nodes.size() ? nodes.get(at + 5) : nodes.getFirst();
            routers.add(new Router(
                    last,
                    List.of(Answer.of(first), Answer.of(onward), Answer.NONE),
                    List.of(first, onward, NodeId.END)));
        }
        return new Topology(nodes, edges, routers);
    }

    /** {@code n0} and so on. */
    static List<NodeId> nodes(int count) {
        return IntStream.range(0, count).mapToObj(i -> new NodeId("n" + i)).toList();
    }
}
