package dev.superstep.graph.core;

import dev.superstep.graph.core.Problem.Code;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds what LangGraph would refuse while a graph is built, and nothing more.
 *
 * <p>All problems are reported, first those of names, then those of edges as they are added, then those of the whole;
 * the first of them is the one that LangGraph raises ({@code StateGraph.add_node}, {@code add_edge}, {@code validate} in
 * langgraph/graph/state.py). Unreachable nodes, cycles without an exit and nodes without a way out are legal here.
 */
public final class TopologyValidator {
    /** LangGraph keeps these for the names of its own channels and subgraphs. */
    private static final List<String> RESERVED_CHARACTERS = List.of("|", ":");

    private final Topology topology;
    private final Set<NodeId> nodes;
    private final List<Problem> problems = new ArrayList<>();

    private TopologyValidator(Topology topology) {
        this.topology = topology;
        this.nodes = new LinkedHashSet<>(topology.nodes());
    }

    /** Every problem of {@code topology}; empty if it can be compiled. */
    public static List<Problem> validate(Topology topology) {
        TopologyValidator validator = new TopologyValidator(topology);
        validator.names();
        validator.addedEdges();
        validator.sources();
        validator.entry();
        validator.targets();
        return List.copyOf(validator.problems);
    }

    private void names() {
        Set<NodeId> seen = new LinkedHashSet<>();
        for (NodeId node : topology.nodes()) {
            if (node.isVirtual()) {
                report(Code.RESERVED_NAME, node, "a node is called \"%s\"; choose another name".formatted(node));
            }
            for (String character : RESERVED_CHARACTERS) {
                if (node.value().contains(character)) {
                    String text = String.format("the name of node \"%s\" has a '%s'; leave it out", node, character);
                    problems.add(Problem.of(Code.RESERVED_CHARACTER, character, text));
                }
            }
            if (!seen.add(node)) {
                report(Code.DUPLICATE_NODE, node, "two nodes are called \"%s\"; rename one".formatted(node));
            }
        }
    }

    private void addedEdges() {
        for (Edge edge : topology.edges()) {
            switch (edge) {
                case Edge.Plain plain -> {
                    fromEnd(plain.from(), plain.to());
                    toStart(plain.to());
                }
                case Edge.Join join -> {
                    join.from().forEach(member -> joinSource(member, join.to()));
                    joinTarget(join.to());
                }
            }
        }
    }

    private void joinSource(NodeId member, NodeId to) {
        if (member.equals(NodeId.END)) {
            fromEnd(member, to);
        } else if (!nodes.contains(member)) {
            report(
                    Code.UNKNOWN_JOIN_MEMBER,
                    member,
                    "a join into \"%s\" waits for \"%s\", which is no node".formatted(to, member));
        }
    }

    private void joinTarget(NodeId to) {
        toStart(to);
        if (!nodes.contains(to) && !to.isVirtual()) {
            report(Code.UNKNOWN_JOIN_MEMBER, to, "a join leads to \"%s\", which is no node".formatted(to));
        }
    }

    private void fromEnd(NodeId from, NodeId to) {
        if (from.equals(NodeId.END)) {
            String text = String.format("an edge leads from END to \"%s\"; nothing follows END, take it away", to);
            problems.add(Problem.of(Code.EDGE_FROM_END, "END", text));
        }
    }

    private void toStart(NodeId to) {
        if (to.equals(NodeId.START)) {
            problems.add(Problem.of(
                    Code.EDGE_TO_START, "START", "an edge leads to START; lead it to the first node instead"));
        }
    }

    private void sources() {
        Set<NodeId> unknown = new LinkedHashSet<>();
        topology.edges().stream()
                .filter(Edge.Plain.class::isInstance)
                .map(edge -> ((Edge.Plain) edge).from())
                .filter(from -> !from.equals(NodeId.END))
                .forEach(unknown::add);
        topology.routers().stream().map(Router::from).forEach(unknown::add);
        unknown.remove(NodeId.START);
        unknown.removeAll(nodes);
        unknown.forEach(from -> report(
                Code.UNKNOWN_SOURCE, from, "an edge or router starts at \"%s\", which is no node".formatted(from)));
    }

    private void entry() {
        boolean byEdge = topology.edges().stream()
                .anyMatch(
                        edge -> edge instanceof Edge.Plain plain && plain.from().equals(NodeId.START));
        if (!byEdge && topology.routersOf(NodeId.START).isEmpty()) {
            problems.add(Problem.of(
                    Code.NO_ENTRY_POINT,
                    "entrypoint",
                    "nothing leads from START to a node; add an edge or a router from START"));
        }
    }

    private void targets() {
        Set<NodeId> unknown = new LinkedHashSet<>();
        topology.edges().stream()
                .filter(Edge.Plain.class::isInstance)
                .map(Edge::to)
                .filter(to -> !to.equals(NodeId.START))
                .forEach(unknown::add);
        topology.routers().forEach(router -> unknown.addAll(router.mentions()));
        unknown.remove(NodeId.END);
        unknown.removeAll(nodes);
        unknown.forEach(to ->
                report(Code.UNKNOWN_TARGET, to, "an edge or router leads to \"%s\", which is no node".formatted(to)));
    }

    private void report(Code code, NodeId subject, String text) {
        problems.add(Problem.of(code, subject.value(), text));
    }
}
