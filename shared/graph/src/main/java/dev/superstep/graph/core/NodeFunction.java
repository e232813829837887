package dev.superstep.graph.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a node does, on JSON values. */
@FunctionalInterface
public interface NodeFunction {
    /**
     * Runs the node once.
     *
     * @param view the state before the superstep, at least the channels that it looks at, or, for a run by Send, the packet
     *     alone
     * @return the update: channel to value, in the order in which the writes are applied
     * @throws Exception whatever the node's own code throws; the run fails with it
     */
    Map<String, @Nullable Object> run(Map<String, @Nullable Object> view) throws Exception;

    /** The channels that it looks at; empty if that is not known, so that it gets all. Large values are loaded for no other. */
    default Optional<List<String>> looksAt() {
        return Optional.empty();
    }
}
