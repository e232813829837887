package dev.superstep.conformance;

import dev.superstep.conformance.language.Branch;
import dev.superstep.conformance.language.Node;
import dev.superstep.graph.core.Channel;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.Edge;
import dev.superstep.graph.core.NodeFunction;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Program;
import dev.superstep.graph.core.RouterFunction;
import dev.superstep.graph.core.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A graph in the corpus's language. It may be wrong: {@link #program} says so.
 *
 * @param channels the fields of the state
 * @param nodes what each node does
 * @param edges plain edges and joins
 * @param branches the routers; the order of those of one node counts
 * @param recursionLimit how many supersteps a run may take
 */
public record CaseGraph(
        List<Channel> channels, List<Node> nodes, List<Edge> edges, List<Branch> branches, int recursionLimit) {
    public CaseGraph {
        channels = List.copyOf(channels);
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        branches = List.copyOf(branches);
    }

    /** Names, edges and possible answers. */
    public Topology topology() {
        return new Topology(
                nodes.stream().map(Node::name).toList(),
                edges,
                branches.stream().map(Branch::router).toList());
    }

    /** All that is known before a run. */
    public Definition definition(String name) {
        Map<NodeId, List<String>> writes = new LinkedHashMap<>();
        nodes.forEach(node -> writes.put(node.name(), node.writes()));
        return new Definition(name, topology(), channels, writes, recursionLimit);
    }

    /**
     * The graph with its functions.
     *
     * @param name the workflow's name
     * @param around what stands around each node's function; {@link UnaryOperator#identity} for nothing
     * @throws dev.superstep.graph.core.InvalidGraphException if the graph is refused
     */
    public Program program(String name, UnaryOperator<NodeFunction> around) {
        Map<NodeId, NodeFunction> functions = new LinkedHashMap<>();
        nodes.forEach(node -> functions.put(node.name(), around.apply(node)));
        Map<NodeId, List<RouterFunction>> routers = new LinkedHashMap<>();
        branches.forEach(branch -> routers.computeIfAbsent(branch.from(), from -> new ArrayList<>())
                .add(branch));
        return new Program(definition(name), functions, routers);
    }
}
