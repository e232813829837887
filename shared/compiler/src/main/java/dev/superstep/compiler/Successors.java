package dev.superstep.compiler;

import dev.superstep.graph.core.Answer;
import dev.superstep.graph.core.Edge;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Router;
import dev.superstep.graph.core.Topology;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The step function of the powerset construction: which control states may follow a control state, and by what label.
 *
 * <p>The rules are LangGraph's: plain edges start their target once however many fire; a join remembers its sources
 * across supersteps and begins anew when it fires, before the arrivals of the superstep in which its target runs are
 * noted; the answers of all routers of a superstep are one union; a node that is run by several Sends gives the union of
 * some of its answers.
 */
final class Successors {
    private final Budget budget;
    private final List<NodeId> nodes;
    private final Map<NodeId, Integer> index = new LinkedHashMap<>();
    private final List<Edge.Join> joins;
    private final Map<NodeId, BitSet> always = new LinkedHashMap<>();
    private final Map<NodeId, Set<BitSet>> answers = new LinkedHashMap<>();
    private final Map<NodeId, Set<BitSet>> answersOfMany = new LinkedHashMap<>();

    Successors(Topology topology, Budget budget) {
        this.budget = budget;
        nodes = topology.sortedNodes();
        for (NodeId node : nodes) {
            index.put(node, index.size());
        }
        joins = topology.joins();
        List<NodeId> all = new ArrayList<>(nodes);
        all.add(NodeId.START);
        Map<NodeId, List<NodeId>> targets = topology.plainTargets();
        Map<NodeId, List<Router>> routers = topology.routersByNode();
        for (NodeId node : all) {
            always.put(node, targetBits(targets.getOrDefault(node, List.of())));
            answers.put(node, answersOf(routers.getOrDefault(node, List.of())));
        }
    }

    /** A control state in which {@link NodeId#START} "runs": the hidden superstep 0. */
    ControlState start() {
        return new ControlState(
                List.of(NodeId.START),
                List.of(),
                joins.stream().map(join -> List.<NodeId>of()).toList());
    }

    /**
     * A set of things that routers said, less what runs anyway.
     *
     * @param targets nodes started, sorted
     * @param sends nodes sent to, sorted
     */
    record Label(List<NodeId> targets, List<NodeId> sends) implements Comparable<Label> {
        @Override
        public int compareTo(Label other) {
            int byTargets = compare(targets, other.targets);
            return byTargets != 0 ? byTargets : compare(sends, other.sends);
        }

        private static int compare(List<NodeId> a, List<NodeId> b) {
            for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
                int difference = a.get(i).compareTo(b.get(i));
                if (difference != 0) {
                    return difference;
                }
            }
            return Integer.compare(a.size(), b.size());
        }
    }

    /** Every control state that may follow {@code state}, by label, in the order of the labels. */
    SortedMap<Label, ControlState> of(ControlState state) {
        Set<NodeId> ran = new TreeSet<>(state.edgeRuns());
        ran.addAll(state.sendRuns());
        BitSet runAnyway = new BitSet();
        ran.forEach(node -> runAnyway.or(bits(always, node)));
        List<List<NodeId>> seen = arrivals(state.seen(), ran, runAnyway);
        SortedMap<Label, ControlState> next = new TreeMap<>();
        for (BitSet said : said(state)) {
            BitSet extra = (BitSet) said.clone();
            extra.andNot(runAnyway);
            Label label = new Label(targets(extra), sends(extra));
            BitSet all = (BitSet) extra.clone();
            all.or(runAnyway);
            next.put(label, new ControlState(targets(all), sends(all), seen));
        }
        return next;
    }

    /** The greatest number of names that one run of {@code node} may answer. */
    int longestAnswer(NodeId node) {
        return bits(answers, node).stream().mapToInt(BitSet::cardinality).max().orElse(0);
    }

    private List<List<NodeId>> arrivals(List<List<NodeId>> before, Set<NodeId> ran, BitSet runAnyway) {
        List<List<NodeId>> after = new ArrayList<>();
        for (int j = 0; j < joins.size(); j++) {
            Edge.Join join = joins.get(j);
            Set<NodeId> seen = new TreeSet<>(before.get(j));
            join.from().stream().filter(ran::contains).forEach(seen::add);
            boolean complete = seen.size() == join.from().size();
            if (complete) {
                runAnyway.set(bit(join.to()));
            }
            after.add(complete ? List.of() : List.copyOf(seen));
        }
        return after;
    }

    private Set<BitSet> said(ControlState state) {
        Set<BitSet> unions = nothing();
        for (NodeId node : state.edgeRuns()) {
            unions = unions(unions, bits(answers, node));
        }
        for (NodeId node : state.sendRuns()) {
            unions = unions(unions, answersOfMany.computeIfAbsent(node, this::closedUnderUnion));
        }
        return unions;
    }

    private Set<BitSet> closedUnderUnion(NodeId node) {
        Set<BitSet> one = bits(answers, node);
        Set<BitSet> closed = one;
        int size;
        do {
            size = closed.size();
            Set<BitSet> more = new LinkedHashSet<>(closed);
            more.addAll(unions(closed, one));
            closed = more;
        } while (closed.size() > size);
        return closed;
    }

    private Set<BitSet> answersOf(List<Router> routers) {
        Set<BitSet> unions = nothing();
        for (Router router : routers) {
            Set<BitSet> own = new LinkedHashSet<>();
            for (Answer answer : router.answers()) {
                BitSet bits = targetBits(answer.targets());
                answer.sends().forEach(node -> bits.set(nodes.size() + bit(node)));
                own.add(bits);
            }
            unions = unions(unions, own);
        }
        return unions;
    }

    private static Set<BitSet> nothing() {
        Set<BitSet> none = new LinkedHashSet<>();
        none.add(new BitSet());
        return none;
    }

    private Set<BitSet> unions(Set<BitSet> left, Set<BitSet> right) {
        Set<BitSet> unions = new LinkedHashSet<>();
        for (BitSet a : left) {
            for (BitSet b : right) {
                BitSet both = (BitSet) a.clone();
                both.or(b);
                unions.add(both);
            }
            budget.labels(unions.size());
        }
        return unions;
    }

    private BitSet targetBits(List<NodeId> targets) {
        BitSet bits = new BitSet(2 * nodes.size());
        targets.forEach(node -> bits.set(bit(node)));
        return bits;
    }

    private List<NodeId> targets(BitSet bits) {
        return bits.stream().filter(i -> i < nodes.size()).mapToObj(nodes::get).toList();
    }

    private List<NodeId> sends(BitSet bits) {
        return bits.stream()
                .filter(i -> i >= nodes.size())
                .mapToObj(i -> nodes.get(i - nodes.size()))
                .toList();
    }

    private int bit(NodeId node) {
        return bits(index, node);
    }

    private static <T> T bits(Map<NodeId, T> map, NodeId node) {
        T found = map.get(node);
        if (found == null) {
            throw new IllegalArgumentException("no such node: " + node);
        }
        return found;
    }
}
