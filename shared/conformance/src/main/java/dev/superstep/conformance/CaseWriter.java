package dev.superstep.conformance;

import dev.superstep.conformance.language.Branch;
import dev.superstep.conformance.language.Op;
import dev.superstep.conformance.language.SendBranch;
import dev.superstep.graph.core.Edge;
import dev.superstep.graph.core.NodeId;
import dev.superstep.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints cases as {@link CaseReader} reads them, so that a graph that failed can be kept. */
public final class CaseWriter {
    private CaseWriter() {}

    /** The case as a core JSON value. */
    public static Map<String, @Nullable Object> json(Case written) {
        CaseGraph graph = written.graph();
        Map<String, @Nullable Object> channels = new LinkedHashMap<>();
        graph.channels()
                .forEach(channel -> channels.put(
                        channel.name(), Json.object("reducer", channel.reducer().name())));
        Map<String, @Nullable Object> nodes = new LinkedHashMap<>();
        graph.nodes()
                .forEach(node -> nodes.put(
                        node.name().value(),
                        Json.object("ops", node.ops().stream().map(Op::json).toList())));
        return Json.object(
                "name", written.name(),
                "tags", written.tags(),
                "channels", channels,
                "nodes", nodes,
                "edges", graph.edges().stream().map(CaseWriter::edge).toList(),
                "branches", graph.branches().stream().map(CaseWriter::branch).toList(),
                "input", written.input(),
                "recursion_limit", graph.recursionLimit(),
                "expect", written.expected().json());
    }

    private static List<Object> edge(Edge edge) {
        return switch (edge) {
            case Edge.Plain plain -> List.of(plain.from().value(), plain.to().value());
            case Edge.Join join -> List.of(names(join.from()), join.to().value());
        };
    }

    private static Map<String, @Nullable Object> branch(Branch branch) {
        return switch (branch) {
            case Branch.Mod mod -> router(mod, "mod", "on", mod.on().json(), "targets", names(mod.targets()));
            case Branch.Threshold threshold ->
                router(
                        threshold,
                        "threshold",
                        "on",
                        threshold.on().json(),
                        "at",
                        threshold.at().json(),
                        "targets",
                        names(List.of(threshold.atLeast(), threshold.below())));
            case Branch.Multi multi ->
                router(
                        multi,
                        "multi",
                        "on",
                        multi.on().json(),
                        "targets",
                        multi.targets().stream().map(CaseWriter::names).toList());
            case SendBranch send -> send(send);
        };
    }

    private static Map<String, @Nullable Object> send(SendBranch send) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>(router(
                send,
                "send",
                "over",
                send.over(),
                "to",
                names(send.to()),
                "mode",
                send.mode().name().toLowerCase(Locale.ROOT)));
        putUnlessEmpty(json, "carry", send.carry());
        putUnlessEmpty(json, "also", names(send.also()));
        putUnlessEmpty(json, "empty", names(send.empty()));
        return json;
    }

    private static void putUnlessEmpty(Map<String, @Nullable Object> json, String key, List<String> names) {
        if (!names.isEmpty()) {
            json.put(key, names);
        }
    }

    private static Map<String, @Nullable Object> router(Branch branch, String kind, Object... more) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("from", branch.from().value());
        json.put("kind", kind);
        json.putAll(Json.object(more));
        return json;
    }

    private static List<String> names(List<NodeId> nodes) {
        return nodes.stream().map(NodeId::value).toList();
    }
}
