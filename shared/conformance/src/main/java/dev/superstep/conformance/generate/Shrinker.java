package dev.superstep.conformance.generate;

import dev.superstep.conformance.CaseGraph;
import dev.superstep.conformance.language.Branch;
import dev.superstep.conformance.language.Node;
import dev.superstep.graph.core.Edge;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes a failing graph smaller by leaving out one thing after the other, for as long as it still fails. */
final class Shrinker {
    private Shrinker() {}

    /** A graph for which {@code fails} holds, as it does for {@code failing}, and nothing of which can be left out. */
    static CaseGraph shrink(CaseGraph failing, Predicate<CaseGraph> fails) {
        CaseGraph smallest = failing;
        Optional<CaseGraph> smaller = Optional.of(failing);
        while (smaller.isPresent()) {
            smallest = smaller.get();
            smaller = smallerThan(smallest).filter(fails).findFirst();
        }
        return smallest;
    }

    /** What can be left out, the largest parts first. */
    private static Stream<CaseGraph> smallerThan(CaseGraph graph) {
        Stream<CaseGraph> fewerNodes = graph.nodes().stream().map(node -> without(graph, node.name()));
        Stream<CaseGraph> fewerBranches =
                without(graph.branches()).map(branches -> with(graph, graph.edges(), branches));
        Stream<CaseGraph> fewerEdges = without(graph.edges()).map(edges -> with(graph, edges, graph.branches()));
        Stream<CaseGraph> fewerSteps = Stream.of(graph.recursionLimit() - 1)
                .filter(limit -> limit > 0)
                .map(limit -> new CaseGraph(graph.channels(), graph.nodes(), graph.edges(), graph.branches(), limit));
        return Stream.of(fewerNodes, fewerBranches, fewerEdges, fewerOps(graph), fewerSteps)
                .flatMap(graphs -> graphs);
    }

    private static CaseGraph without(CaseGraph graph, NodeId gone) {
        return new CaseGraph(
                graph.channels(),
                graph.nodes().stream().filter(node -> !node.name().equals(gone)).toList(),
                graph.edges().stream().filter(edge -> !mentions(edge, gone)).toList(),
                graph.branches().stream()
                        .filter(branch -> !mentions(branch.router(), gone))
                        .toList(),
                graph.recursionLimit());
    }

    private static boolean mentions(Edge edge, NodeId node) {
        return switch (edge) {
            case Edge.Plain plain -> plain.from().equals(node) || plain.to().equals(node);
            case Edge.Join join -> join.from().contains(node) || join.to().equals(node);
        };
    }

    private static boolean mentions(Router router, NodeId node) {
        return router.from().equals(node) || router.mentions().contains(node);
    }

    private static Stream<CaseGraph> fewerOps(CaseGraph graph) {
        return IntStream.range(0, graph.nodes().size()).boxed().flatMap(i -> {
            Node node = graph.nodes().get(i);
            return without(node.ops()).map(ops -> {
                List<Node> nodes = new ArrayList<>(graph.nodes());
                nodes.set(i, new Node(node.name(), ops));
                return new CaseGraph(graph.channels(), nodes, graph.edges(), graph.branches(), graph.recursionLimit());
            });
        });
    }

    private static CaseGraph with(CaseGraph graph, List<Edge> edges, List<Branch> branches) {
        return new CaseGraph(graph.channels(), graph.nodes(), edges, branches, graph.recursionLimit());
    }

    /** {@code list} without each of its elements in turn. */
    private static <T> Stream<List<T>> without(List<T> list) {
        return IntStream.range(0, list.size())
                .mapToObj(gone -> IntStream.range(0, list.size())
                        .filter(i -> i != gone)
                        .mapToObj(list::get)
                        .toList());
    }
}
