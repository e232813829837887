package dev.superstep.graph.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a router does, on JSON values. */
@FunctionalInterface
public interface RouterFunction {
    /**
     * Decides what runs next.
     *
     * @param state the state before the superstep with the writes of this run of the router's node applied; at least the
     *     channels that it looks at
     * @return where to go, in order; may be empty
     * @throws Exception whatever the router's own code throws; the run fails with it
     */
    List<Target> route(Map<String, @Nullable Object> state) throws Exception;

    /** The channels that it looks at; empty if that is not known, so that it gets all. Large values are loaded for no other. */
    default Optional<List<String>> looksAt() {
        return Optional.empty();
    }
}
