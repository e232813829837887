package dev.superstep.graph.core;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long a run waits after a node has run, on JSON values. */
@FunctionalInterface
public interface PauseFunction {
    /**
     * Decides how long.
     *
     * @param state the state before the superstep with the writes of this run of the node applied; at least the channels
     *     that it looks at
     * @return the pause, counted from when the node's result is committed; zero or less for none
     * @throws Exception whatever the function's own code throws; the run fails with it
     */
    Duration pause(Map<String, @Nullable Object> state) throws Exception;

    /** The channels that it looks at; empty if that is not known, so that it gets all. Large values are loaded for no other. */
    default Optional<List<String>> looksAt() {
        return Optional.empty();
    }
}
