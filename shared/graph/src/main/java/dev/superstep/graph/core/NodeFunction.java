package dev.superstep.graph.core;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a node does, on JSON values. */
@FunctionalInterface
public interface NodeFunction {
    /**
     * Runs the node once.
     *
     * @param view the state before the superstep or, for a run by Send, the packet alone
     * @return the update: channel to value, in the order in which the writes are applied
     * @throws Exception whatever the node's own code throws; the run fails with it
     */
    Map<String, @Nullable Object> run(Map<String, @Nullable Object> view) throws Exception;
}
