package dev.superstep.graph.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The shape of a graph: its nodes, edges and routers, without what they do.
 *
 * <p>A topology may be wrong; {@link TopologyValidator} says how. Nodes and edges are sets: neither their order nor their
 * repetition has any effect. Only the order of the routers of one node can be observed, through their Sends.
 *
 * @param nodes every node, without {@link NodeId#START} and {@link NodeId#END}, in order of declaration
 * @param edges plain edges and joins, in order of declaration
 * @param routers conditional edges, in order of declaration
 * @param traits what the nodes are beside functions, each node's in the order of {@link NodeTrait}; a node without any is
 *     not named
 */
public record Topology(
        List<NodeId> nodes, List<Edge> edges, List<Router> routers, Map<NodeId, List<NodeTrait>> traits) {
    public Topology {
        nodes = List.copyOf(nodes);
        edges = edges.stream().distinct().toList();
        routers = List.copyOf(routers);
        traits = sorted(traits);
    }

    /** A topology of nodes that are functions and nothing else. */
    public Topology(List<NodeId> nodes, List<Edge> edges, List<Router> routers) {
        this(nodes, edges, routers, Collections.emptyMap());
    }

    /** Whether {@code node} has {@code trait}. */
    public boolean has(NodeId node, NodeTrait trait) {
        return traits.getOrDefault(node, List.of()).contains(trait);
    }

    /** The distinct nodes in code point order, the order in which their writes are applied. */
    public List<NodeId> sortedNodes() {
        return nodes.stream().distinct().sorted().toList();
    }

    /** The targets of plain edges from {@code node}, {@link NodeId#END} left out, sorted. A join of one source is such an edge. */
    public List<NodeId> plainTargets(NodeId node) {
        return edges.stream()
                .filter(edge -> switch (edge) {
                    case Edge.Plain plain -> plain.from().equals(node);
                    case Edge.Join join -> join.from().equals(List.of(node));
                })
                .map(Edge::to)
                .filter(to -> !to.equals(NodeId.END))
                .distinct()
                .sorted()
                .toList();
    }

    /** {@link #plainTargets(NodeId)} of every node that has some, in one pass. */
    public Map<NodeId, List<NodeId>> plainTargets() {
        Map<NodeId, SortedSet<NodeId>> found = new TreeMap<>();
        for (Edge edge : edges) {
            List<NodeId> from = switch (edge) {
                case Edge.Plain plain -> List.of(plain.from());
                case Edge.Join join -> join.from();
            };
            if (from.size() == 1 && !edge.to().equals(NodeId.END)) {
                found.computeIfAbsent(from.getFirst(), node -> new TreeSet<>()).add(edge.to());
            }
        }
        Map<NodeId, List<NodeId>> targets = new LinkedHashMap<>();
        found.forEach((from, to) -> targets.put(from, List.copyOf(to)));
        return Collections.unmodifiableMap(targets);
    }

    /** The joins with a memory: of at least two sources, and not into {@link NodeId#END}; in a fixed order. */
    public List<Edge.Join> joins() {
        return edges.stream()
                .filter(Edge.Join.class::isInstance)
                .map(Edge.Join.class::cast)
                .filter(join -> join.from().size() > 1 && !join.to().equals(NodeId.END))
                .distinct()
                .sorted((a, b) -> compareJoins(a, b))
                .toList();
    }

    /** The routers of {@code node}, in order of declaration. */
    public List<Router> routersOf(NodeId node) {
        return routers.stream().filter(router -> router.from().equals(node)).toList();
    }

    /** {@link #routersOf} of every node that has some, in one pass. */
    public Map<NodeId, List<Router>> routersByNode() {
        Map<NodeId, List<Router>> found = new LinkedHashMap<>();
        for (Router router : routers) {
            found.computeIfAbsent(router.from(), from -> new ArrayList<>()).add(router);
        }
        found.replaceAll((node, several) -> List.copyOf(several));
        return Collections.unmodifiableMap(found);
    }

    /** How many runs of {@code node} that Sends start may go on at a time: the least bound of any router; 0 for none. */
    public int atOnce(NodeId node) {
        return routers.stream()
                .map(router -> router.atOnce().get(node))
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .min()
                .orElse(0);
    }

    /** Every node that something leads to from {@code node} alone: plain targets, routers' targets and Sends, joins. */
    public SequencedSet<NodeId> successors(NodeId node) {
        SequencedSet<NodeId> found = new LinkedHashSet<>(plainTargets(node));
        for (Router router : routersOf(node)) {
            for (Answer answer : router.answers()) {
                found.addAll(answer.targets());
                found.addAll(answer.sends());
            }
        }
        joins().stream()
                .filter(join -> join.from().contains(node))
                .map(Edge.Join::to)
                .forEach(found::add);
        return found;
    }

    /** Every node that can be reached from {@code roots} by {@link #successors}, the roots included. */
    public SequencedSet<NodeId> reachableFrom(Set<NodeId> roots) {
        SequencedSet<NodeId> seen = new LinkedHashSet<>(roots);
        java.util.ArrayDeque<NodeId> open = new java.util.ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            for (NodeId next : successors(open.remove())) {
                if (seen.add(next)) {
                    open.add(next);
                }
            }
        }
        return seen;
    }

    private static Map<NodeId, List<NodeTrait>> sorted(Map<NodeId, ? extends Collection<NodeTrait>> traits) {
        Map<NodeId, List<NodeTrait>> sorted = new LinkedHashMap<>();
        traits.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> sorted.put(
                        entry.getKey(),
                        entry.getValue().stream().distinct().sorted().toList()));
        return Collections.unmodifiableMap(sorted);
    }

    private static int compareJoins(Edge.Join a, Edge.Join b) {
        int byTarget = a.to().compareTo(b.to());
        if (byTarget != 0) {
            return byTarget;
        }
        for (int i = 0; i < Math.min(a.from().size(), b.from().size()); i++) {
            int bySource = a.from().get(i).compareTo(b.from().get(i));
            if (bySource != 0) {
                return bySource;
            }
        }
        return Integer.compare(a.from().size(), b.from().size());
    }
}
