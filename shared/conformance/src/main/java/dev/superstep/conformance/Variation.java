package dev.superstep.conformance;

import dev.superstep.conformance.language.Branch;
import dev.superstep.graph.core.NodeFunction;
import dev.superstep.graph.core.NodeId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A change of a graph that must change nothing of what comes of it.
 *
 * @param name names it in reports
 * @param order puts the graph's parts into another order
 * @param around what stands around each node's function
 */
public record Variation(String name, UnaryOperator<CaseGraph> order, UnaryOperator<NodeFunction> around) {
    /** How a thread waits. */
    @FunctionalInterface
    public interface Pause {
        /** Waits for {@code time}. */
        void pause(Duration time) throws InterruptedException;
    }

    /** The graph as it stands. */
    public static Variation asWritten() {
        return new Variation("as written", UnaryOperator.identity(), UnaryOperator.identity());
    }

    /** Every run of a node first sleeps for a random time below {@code longest}, so that nodes finish in any order. */
    public static Variation sleeping(long seed, Duration longest, Pause pause) {
        Random random = new Random(seed);
        return new Variation(
                "sleeping, seed " + seed, UnaryOperator.identity(), node -> new Sleeper(node, random, longest, pause));
    }

    private record Sleeper(NodeFunction node, Random random, Duration longest, Pause pause) implements NodeFunction {
        @Override
        public Map<String, @Nullable Object> run(Map<String, @Nullable Object> view) throws Exception {
            pause.pause(Duration.ofNanos(random.nextLong(longest.toNanos())));
            return node.run(view);
        }
    }

    /** Channels, nodes, edges, and the routers of different nodes in another order. */
    public static Variation shuffled(long seed) {
        return new Variation(
                "shuffled, seed " + seed, graph -> shuffle(graph, new Random(seed)), UnaryOperator.identity());
    }

    private static CaseGraph shuffle(CaseGraph graph, Random random) {
        return new CaseGraph(
                shuffle(graph.channels(), random),
                shuffle(graph.nodes(), random),
                shuffle(graph.edges(), random),
                shuffleBranches(graph.branches(), random),
                graph.recursionLimit());
    }

    /** The routers of one node keep their order, which counts. */
    private static List<Branch> shuffleBranches(List<Branch> branches, Random random) {
        Map<NodeId, Deque<Branch>> inOrder = new LinkedHashMap<>();
        branches.forEach(branch -> inOrder.computeIfAbsent(branch.from(), from -> new ArrayDeque<>())
                .add(branch));
        return shuffle(branches, random).stream()
                .map(branch ->
                        inOrder.getOrDefault(branch.from(), new ArrayDeque<>()).remove())
                .toList();
    }

    private static <T> List<T> shuffle(List<T> list, Random random) {
        List<T> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }
}
