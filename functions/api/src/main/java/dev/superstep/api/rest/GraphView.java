package dev.superstep.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.superstep.graph.core.Answer;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.Edge;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.NodeTrait;
import dev.superstep.graph.core.Router;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * A graph as whoever draws it wants it: every node, and every way from node to node. The start is called {@code __start__}, the
 * end {@code __end__}.
 *
 * @param nodes in order of declaration
 * @param edges fixed ones and joins in order of declaration, then those of the routers
 */
record GraphView(List<NodeView> nodes, List<EdgeView> edges) {

    /**
     * A node.
     *
     * @param name its name
     * @param traits what it is beside a function: {@code pause}, {@code approval}, {@code fallback}
     * @param reads the channels that it cannot run without; absent if it takes the state as it comes
     * @param writes the channels that it may write; absent if it may write every one
     * @param timeLimitS how long one invocation may take, in seconds
     * @param deadlineS how long an approval waits for a person, in seconds; absent if it is none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NodeView(
            String name,
            List<String> traits,
            @Nullable List<String> reads,
            @Nullable List<String> writes,
            long timeLimitS,
            @Nullable Long deadlineS) {}

    /** How a way is taken. */
    enum Kind {
        /** Always. */
        PLAIN,
        /** Once all that it comes from have run. */
        JOIN,
        /** If the router says so. */
        CONDITIONAL,
        /** If the router says so, once for each packet that it sends. */
        EACH
    }

    /**
     * A way.
     *
     * @param from where it begins; several for a join
     * @param to where it leads
     * @param kind how it is taken
     */
    record EdgeView(List<String> from, String to, Kind kind) {}

    static GraphView of(Definition definition) {
        List<NodeView> nodes = definition.topology().nodes().stream()
                .distinct()
                .map(node -> node(definition, node))
                .toList();
        List<EdgeView> edges = new ArrayList<>();
        definition.topology().edges().forEach(edge -> edges.add(edge(edge)));
        definition.topology().routers().forEach(router -> edges.addAll(edges(router)));
        return new GraphView(nodes, List.copyOf(edges));
    }

    private static NodeView node(Definition definition, NodeId node) {
        Duration deadline = definition.deadlines().get(node);
        return new NodeView(
                node.value(),
                definition.topology().traits().getOrDefault(node, List.of()).stream()
                        .map(NodeTrait::word)
                        .toList(),
                definition.reads().get(node),
                definition.writes().get(node),
                definition.timeLimit(node).toSeconds(),
                deadline == null ? null : deadline.toSeconds());
    }

    private static EdgeView edge(Edge edge) {
        return switch (edge) {
            case Edge.Plain(NodeId from, NodeId to) -> new EdgeView(List.of(from.value()), to.value(), Kind.PLAIN);
            case Edge.Join(List<NodeId> from, NodeId to) ->
                new EdgeView(from.stream().map(NodeId::value).toList(), to.value(), Kind.JOIN);
        };
    }

    /** One way to everything that the router may name, however many of its answers name it. */
    private static SequencedSet<EdgeView> edges(Router router) {
        List<String> from = List.of(router.from().value());
        SequencedSet<EdgeView> edges = new LinkedHashSet<>();
        for (Answer answer : router.answers()) {
            answer.targets().forEach(to -> edges.add(new EdgeView(from, to.value(), Kind.CONDITIONAL)));
            answer.sends().forEach(to -> edges.add(new EdgeView(from, to.value(), Kind.EACH)));
        }
        if (endsIt(router)) {
            edges.add(new EdgeView(from, NodeId.END.value(), Kind.CONDITIONAL));
        }
        return edges;
    }

    private static boolean endsIt(Router router) {
        return router.mentions().contains(NodeId.END) || router.answers().contains(Answer.NONE);
    }
}
