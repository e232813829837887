package dev.superstep.conformance;

import dev.superstep.graph.core.Channel;
import dev.superstep.graph.core.Edge;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Reducer;
import dev.superstep.json.Json;
import dev.superstep.json.JsonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads case files. Strict: a key, op, reducer or kind of branch that is not known is an error, never overlooked. */
public final class CaseReader {
    private CaseReader() {}

    /**
     * The case in {@code file}.
     *
     * @throws UnreadableCaseException if it is no case
     */
    public static Case read(Path file) {
        try {
            return read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /**
     * The case that {@code utf8} is.
     *
     * @throws UnreadableCaseException if it is no case
     */
    public static Case read(byte[] utf8) {
        try {
            return read(new Part("case", Json.parse(utf8)));
        } catch (JsonException e) {
            throw new UnreadableCaseException("case", String.valueOf(e.getMessage()));
        }
    }

    private static Case read(Part file) {
        file.with("name", "tags", "channels", "nodes", "edges", "branches", "input", "recursion_limit", "expect");
        CaseGraph graph = new CaseGraph(
                file.at("channels").members().entrySet().stream()
                        .map(channel -> channel(channel.getKey(), channel.getValue()))
                        .toList(),
                file.at("nodes").members().entrySet().stream()
                        .map(node -> OpReader.node(node.getKey(), node.getValue()))
                        .toList(),
                file.at("edges").list().stream().map(CaseReader::edge).toList(),
                file.at("branches").list().stream().map(BranchReader::branch).toList(),
                (int) file.at("recursion_limit").whole());
        file.at("input").members();
        return new Case(
                file.at("name").text(),
                file.at("tags").texts(),
                graph,
                Json.asObject(file.at("input").value()),
                outcome(file.at("expect")));
    }

    private static Channel channel(String name, Part channel) {
        Part reducer = channel.with("reducer").at("reducer");
        return new Channel(
                name,
                switch (reducer.text()) {
                    case "last" -> new Reducer.Last();
                    case "append" -> new Reducer.Append();
                    case "sum" -> new Reducer.Sum();
                    case "merge" -> new Reducer.Merge();
                    case "max" -> new Reducer.Max();
                    default -> throw reducer.unknown("a reducer \"" + reducer.text() + "\"");
                });
    }

    private static Edge edge(Part edge) {
        List<Part> ends = edge.list();
        if (ends.size() != 2) {
            throw new UnreadableCaseException(edge.where(), "an edge has two ends, not " + ends.size());
        }
        NodeId to = name(ends.getLast());
        return ends.getFirst().value() instanceof String
                ? new Edge.Plain(name(ends.getFirst()), to)
                : new Edge.Join(names(ends.getFirst()), to);
    }

    private static Outcome outcome(Part expect) {
        expect.with("supersteps", "final", "error");
        Part error = expect.at("error");
        if (!error.isNull() && error.at("type").text().equals("CompileError")) {
            error.with("type", "reason", "what");
            return new Outcome.Refused(
                    error.at("reason").text(), error.at("what").text());
        }
        Part state = expect.at("final");
        state.members();
        return new Outcome.Ran(
                expect.at("supersteps").list().stream().map(Part::texts).toList(),
                Json.asObject(state.value()),
                error.isNull() ? Optional.empty() : Optional.of(error(error)));
    }

    private static RunError error(Part error) {
        return switch (error.at("type").text()) {
            case "InvalidUpdateError" ->
                new RunError.InvalidUpdate(
                        error.with("type", "channel").at("channel").text());
            case "GraphRecursionError" ->
                new RunError.RecursionLimit(
                        (int) error.with("type", "limit").at("limit").whole());
            case "NodeError" ->
                new RunError.NodeFailed(
                        error.with("type", "node", "message").at("node").text(),
                        error.at("message").text());
            default -> throw error.unknown("an error \"" + error.at("type").text() + "\"");
        };
    }

    static NodeId name(Part name) {
        if (name.text().isEmpty()) {
            throw new UnreadableCaseException(name.where(), "a node has no name");
        }
        return new NodeId(name.text());
    }

    static List<NodeId> names(Part names) {
        return names.list().stream().map(CaseReader::name).toList();
    }
}
