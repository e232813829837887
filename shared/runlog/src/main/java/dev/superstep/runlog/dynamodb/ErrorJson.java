package dev.superstep.runlog.dynamodb;

import dev.superstep.graph.core.NodeId;
import dev.superstep.runlog.RunError;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@link RunError} as JSON, and back. */
final class ErrorJson {
    private ErrorJson() {}

    static Map<String, @Nullable Object> toJson(RunError error) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("type", error.type());
        json.put("code", error.code());
        if (error.node() != null) {
            json.put("node", error.node().value());
        }
        json.put("message", error.message());
        if (!error.trace().isEmpty()) {
            json.put("trace", error.trace());
        }
        return json;
    }

    static RunError fromJson(Map<String, @Nullable Object> json) {
        NodeId node = json.get("node") instanceof String name ? new NodeId(name) : null;
        String trace = json.get("trace") instanceof String frames ? frames : "";
        return new RunError(text(json, "type"), text(json, "code"), node, text(json, "message"), trace);
    }

    static long whole(Map<String, @Nullable Object> json, String name) {
        if (json.get(name) instanceof Long number) {
            return number;
        }
        throw new IllegalArgumentException("number \"" + name + "\" is missing");
    }

    private static String text(Map<String, @Nullable Object> json, String name) {
        if (json.get(name) instanceof String value) {
            return value;
        }
        throw new IllegalArgumentException("text \"" + name + "\" is missing");
    }
}
