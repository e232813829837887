package dev.superstep.conformance.generate;

import dev.superstep.conformance.CaseGraph;
import dev.superstep.conformance.ReferenceExecutor;
import dev.superstep.graph.core.NodeFunction;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Keeps out graphs whose runs are too long to be worth it: Sends that make Sends grow without bound. */
final class RunBudget {
    /** How many runs of nodes are still affordable. */
    private static final int MOST = 150;

    private RunBudget() {}

    /** Whether running {@code graph} with {@code input} stays within the budget. */
    static boolean allows(CaseGraph graph, Map<String, @Nullable Object> input) {
        AtomicInteger runs = new AtomicInteger();
        ReferenceExecutor.run(graph.program("budget", node -> new Counted(node, runs)), input);
        return runs.get() <= MOST;
    }

    private record Counted(NodeFunction node, AtomicInteger runs) implements NodeFunction {
        @Override
        public Map<String, @Nullable Object> run(Map<String, @Nullable Object> view) throws Exception {
            if (runs.incrementAndGet() > MOST) {
                throw new IllegalStateException("over the budget");
            }
            return node.run(view);
        }
    }
}
