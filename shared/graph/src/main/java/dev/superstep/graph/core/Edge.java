package dev.superstep.graph.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fixed way from one node, or from several together, to another. */
public sealed interface Edge {
    /** Where the edge leads; {@link NodeId#END} ends the path. */
    NodeId to();

    /**
     * After every run of {@code from}, {@code to} runs in the next superstep.
     *
     * @param from a node or {@link NodeId#START}
     * @param to a node or {@link NodeId#END}
     */
    record Plain(NodeId from, NodeId to) implements Edge {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Plain its && from.equals(its.from) && to.equals(its.to);
        }

        @Override
        public int hashCode() {
            return 31 * from.hashCode() + to.hashCode();
        }
    }

    /**
     * Once all of {@code from} have run since the last time that it fired, {@code to} runs in the next superstep.
     *
     * @param from the nodes that are waited for; neither order nor repetition matters
     * @param to a node or {@link NodeId#END}, where a join has no effect
     */
    record Join(List<NodeId> from, NodeId to) implements Edge {
        public Join {
            from = from.stream().distinct().sorted().toList();
        }
    }
}
