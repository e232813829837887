package dev.superstep.conformance;

import dev.superstep.json.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why a run failed, told apart as the corpus tells them apart. */
public sealed interface RunError {
    /** How the corpus writes it. */
    Map<String, @Nullable Object> json();

    /** A last-value channel got more than one value in a superstep. */
    record InvalidUpdate(String channel) implements RunError {
        @Override
        public Map<String, @Nullable Object> json() {
            return Json.object("type", "InvalidUpdateError", "channel", channel);
        }
    }

    /** As many supersteps were run as are allowed. */
    record RecursionLimit(int limit) implements RunError {
        @Override
        public Map<String, @Nullable Object> json() {
            return Json.object("type", "GraphRecursionError", "limit", limit);
        }
    }

    /** A node raised an error of its own. */
    record NodeFailed(String node, String message) implements RunError {
        @Override
        public Map<String, @Nullable Object> json() {
            return Json.object("type", "NodeError", "node", node, "message", message);
        }
    }
}
