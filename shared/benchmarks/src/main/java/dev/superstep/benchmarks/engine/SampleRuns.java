package dev.superstep.benchmarks.engine;

import dev.superstep.graph.core.Channel;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.Edge;
import dev.superstep.graph.core.NodeFunction;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Notation;
import dev.superstep.graph.core.Program;
import dev.superstep.graph.core.Reducer;
import dev.superstep.graph.core.RouterFunction;
import dev.superstep.graph.core.Target;
import dev.superstep.graph.core.Topology;
import dev.superstep.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The graphs that are run, by name. Their nodes do next to nothing, so that what is measured is the engine. */
final class SampleRuns {
    private static final int ROUNDS = 1_000;
    private static final int FIVE_KILOBYTES = 5 * 1024;
    private static final List<Channel> CHANNELS =
            List.of(new Channel("n", new Reducer.Sum()), new Channel("notes", new Reducer.Append()));
    private static final NodeFunction COUNT = view -> Json.object("n", 1L);

    private static final Map<String, Supplier<Sample>> BY_NAME = byName();

    private SampleRuns() {}

    /**
     * A graph, and what a run of it comes to.
     *
     * @param program the graph with its functions
     * @param supersteps of a run
     * @param tasks of a run
     */
    record Sample(Program program, int supersteps, int tasks) {}

    /** The names, in the order in which they are run. */
    static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    /** The sample called {@code name}. */
    static Sample sample(String name) {
        Supplier<Sample> made = BY_NAME.get(name);
        if (made == null) {
            throw new IllegalArgumentException("no such sample: " + name);
        }
        return made.get();
    }

    private static Map<String, Supplier<Sample>> byName() {
        SequencedMap<String, Supplier<Sample>> samples = new LinkedHashMap<>();
        samples.put("loop-2x1000", SampleRuns::loop);
        samples.put("chain-1000", () -> chain(1_000, COUNT));
        samples.put("fan-100", () -> fan(100));
        samples.put("append-200-of-5KB", () -> chain(200, view -> note()));
        return samples;
    }

    private static Map<String, @Nullable Object> note() {
        return Json.object("notes", List.of("x".repeat(FIVE_KILOBYTES)));
    }

    /** {@code START -> a; a -> b; b ?-> a | END}, a thousand times round. */
    private static Sample loop() {
        NodeId b = new NodeId("b");
        List<Target> again = List.of(new Target.Goto(new NodeId("a")));
        List<Target> over = List.of(new Target.Goto(NodeId.END));
        RouterFunction router = state -> state.get("n") instanceof Long n && n < 2L * ROUNDS ? again : over;
        Topology topology = Notation.parse("START -> a; a -> b; b ?-> a | END");
        return new Sample(
                new Program(definition("loop", topology), functions(topology, COUNT), Map.of(b, List.of(router))),
                2 * ROUNDS,
                2 * ROUNDS);
    }

    /** {@code START -> n0; n0 -> n1; …; → END}. */
    private static Sample chain(int size, NodeFunction node) {
        List<NodeId> nodes = nodes(size);
        List<Edge> edges = new ArrayList<>();
        NodeId before = NodeId.START;
        for (NodeId next : nodes) {
            edges.add(new Edge.Plain(before, next));
            before = next;
        }
        edges.add(new Edge.Plain(before, NodeId.END));
        return of("chain", new Topology(nodes, edges, List.of()), node, size);
    }

    /** {@code START -> n0; n0 -> n1, …, n100; n1 & … & n100 -> n101; n101 -> END}. */
    private static Sample fan(int width) {
        List<NodeId> nodes = nodes(width + 2);
        List<NodeId> middle = nodes.subList(1, width + 1);
        List<Edge> edges = new ArrayList<>();
        edges.add(new Edge.Plain(NodeId.START, nodes.getFirst()));
        middle.forEach(node -> edges.add(new Edge.Plain(nodes.getFirst(), node)));
        edges.add(new Edge.Join(middle, nodes.getLast()));
        edges.add(new Edge.Plain(nodes.getLast(), NodeId.END));
        return of("fan", new Topology(nodes, edges, List.of()), COUNT, 3);
    }

    private static Sample of(String name, Topology topology, NodeFunction node, int supersteps) {
        Program program = new Program(definition(name, topology), functions(topology, node), Map.of());
        return new Sample(program, supersteps, topology.nodes().size());
    }

    private static Definition definition(String name, Topology topology) {
        return Definition.untyped(name, topology, CHANNELS, 10_000);
    }

    private static Map<NodeId, NodeFunction> functions(Topology topology, NodeFunction node) {
        Map<NodeId, NodeFunction> functions = new LinkedHashMap<>();
        topology.nodes().forEach(name -> functions.put(name, node));
        return functions;
    }

    private static List<NodeId> nodes(int count) {
        return IntStream.range(0, count).mapToObj(i -> new NodeId("n" + i)).toList();
    }
}
