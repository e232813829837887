package dev.superstep.graph;

import dev.superstep.graph.core.Deadlines;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.Edge;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Problem;
import dev.superstep.graph.core.Problem.Code;
import dev.superstep.graph.core.Router;
import dev.superstep.graph.core.Topology;
import dev.superstep.graph.core.TopologyValidator;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the typed face asks of a graph beyond what LangGraph asks: that records and channels agree, and that every node can
 * be reached.
 */
final class GraphChecks {
    private final GraphBuilder<?> graph;
    private final Topology topology;
    private final Map<String, Type> channels;
    private final List<Problem> problems = new ArrayList<>();

    private GraphChecks(GraphBuilder<?> graph) {
        this.graph = graph;
        this.topology = graph.topology();
        this.channels = Components.of(graph.state);
    }

    /** Every problem, errors and warnings, in the order of the graph. */
    static List<Problem> check(GraphBuilder<?> graph) {
        GraphChecks checks = new GraphChecks(graph);
        checks.problems.addAll(StateChannels.problems(graph.state));
        checks.input();
        checks.clashes();
        checks.nodes();
        checks.views();
        checks.problems.addAll(TopologyValidator.validate(checks.topology));
        checks.recursionLimit();
        checks.problems.addAll(Deadlines.check(checks.topology, graph.deadlines));
        checks.approvals();
        checks.concurrency();
        checks.pauses();
        checks.timeLimits();
        checks.reach();
        checks.waysOut();
        return List.copyOf(checks.problems);
    }

    private void input() {
        Components.of(graph.input)
                .forEach((name, type) ->
                        channel(Code.UNKNOWN_INPUT, "the input " + graph.input.getSimpleName() + " has", name, type));
    }

    private void clashes() {
        for (Class<? extends Node<?, ?>> second : graph.clashes) {
            NodeId id = GraphBuilder.idOf(second);
            Class<?> first = graph.nodes.get(id);
            report(
                    Code.DUPLICATE_NODE,
                    id.value(),
                    "%s and %s are both called \"%s\"; rename one"
                            .formatted(first == null ? "?" : first.getName(), second.getName(), id));
        }
    }

    private void nodes() {
        Set<NodeId> sentTo = topology.routers().stream()
                .flatMap(router -> router.answers().stream())
                .flatMap(answer -> answer.sends().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        graph.nodes.forEach((id, type) -> NodeType.of(type)
                .ifPresentOrElse(
                        records -> records(id, records, sentTo.contains(id)),
                        () -> report(
                                Code.NODE_TYPE,
                                id.value(),
                                "%s does not say between which records it maps; implement Node<In, Out> with two record types"
                                        .formatted(type.getName()))));
    }

    private void records(NodeId id, NodeType records, boolean sentTo) {
        Components.of(records.input()).forEach((name, type) -> {
            if (!sentTo || channels.containsKey(name)) {
                channel(Code.UNKNOWN_CHANNEL, "node \"" + id + "\" reads", name, type);
            }
        });
        Components.of(records.output())
                .forEach((name, type) -> channel(Code.UNKNOWN_CHANNEL, "node \"" + id + "\" writes", name, type));
    }

    private void views() {
        for (TypedRouter router : graph.routers) {
            String who = "a router of \"" + GraphBuilder.idOf(router.from()) + "\" reads";
            if (!router.view().equals(graph.state)) {
                Components.of(router.view()).forEach((name, type) -> channel(Code.UNKNOWN_CHANNEL, who, name, type));
            }
        }
        for (TypedPause pause : graph.pauses) {
            String who = "the pause after \"" + GraphBuilder.idOf(pause.after()) + "\" reads";
            if (!pause.view().equals(graph.state)) {
                Components.of(pause.view()).forEach((name, type) -> channel(Code.UNKNOWN_CHANNEL, who, name, type));
            }
        }
    }

    private void channel(Code unknown, String who, String name, Type type) {
        Type declared = channels.get(name);
        String state = graph.state.getSimpleName();
        if (declared == null) {
            report(
                    unknown,
                    name,
                    "%s \"%s\", which is no channel of %s; add it to %s or correct the name"
                            .formatted(who, name, state, state));
        } else if (!declared.equals(type)) {
            report(
                    Code.CHANNEL_TYPE,
                    name,
                    "%s \"%s\" as %s, and in %s it is %s; make them one type"
                            .formatted(who, name, type.getTypeName(), state, declared.getTypeName()));
        }
    }

    private void recursionLimit() {
        if (graph.recursionLimit < 1) {
            report(
                    Code.BAD_RECURSION_LIMIT,
                    Integer.toString(graph.recursionLimit),
                    "the recursion limit is %d; it must be at least 1".formatted(graph.recursionLimit));
        }
    }

    private void concurrency() {
        topology.routers()
                .forEach(router -> router.atOnce().forEach((node, runs) -> {
                    if (runs < 1 || runs > Router.MOST_AT_ONCE) {
                        report(
                                Code.BAD_CONCURRENCY,
                                node.value(),
                                "Sends to \"%s\" are to run at most %d at a time; take a number from 1 to %d"
                                        .formatted(node, runs, Router.MOST_AT_ONCE));
                    }
                }));
    }

    private void approvals() {
        graph.nodes.forEach((id, type) -> {
            if (Approval.class.isAssignableFrom(type) && Recoverable.class.isAssignableFrom(type)) {
                report(
                        Code.NODE_TYPE,
                        id.value(),
                        "%s is an approval with a fallback; its answer for when nobody answers is atDeadline, so leave the fallback out"
                                .formatted(type.getName()));
            }
        });
    }

    private void pauses() {
        Set<NodeId> seen = new LinkedHashSet<>();
        for (TypedPause pause : graph.pauses) {
            NodeId after = GraphBuilder.idOf(pause.after());
            if (after.isVirtual() || !seen.add(after)) {
                String what = after.isVirtual() ? "is no node" : "has a pause already";
                report(
                        Code.BAD_PAUSE,
                        after.value(),
                        "a pause is declared after \"%s\", which %s; let one pause follow one node"
                                .formatted(after, what));
            }
        }
    }

    private void timeLimits() {
        graph.timeLimits.forEach((node, limit) -> {
            boolean fits = limit.toNanosPart() == 0
                    && limit.toSeconds() >= 1
                    && limit.toSeconds() <= Definition.LONGEST_TIME_LIMIT;
            if (node.isVirtual() || !fits) {
                report(
                        Code.BAD_TIME_LIMIT,
                        node.value(),
                        "the time limit of \"%s\" is %s; give a node whole seconds from 1 to %d"
                                .formatted(node, limit, Definition.LONGEST_TIME_LIMIT));
            }
        });
    }

    private void reach() {
        Set<NodeId> roots = new LinkedHashSet<>();
        roots.add(NodeId.START);
        Set<NodeId> reached = topology.reachableFrom(roots);
        for (NodeId node : topology.nodes()) {
            if (!reached.contains(node)) {
                report(
                        Code.UNREACHABLE_NODE,
                        node.value(),
                        "no path leads from START to node \"%s\"; add an edge to it or remove it".formatted(node));
            }
        }
    }

    private void waysOut() {
        for (NodeId node : topology.nodes()) {
            boolean fixed = topology.edges().stream().anyMatch(edge -> switch (edge) {
                case Edge.Plain plain -> plain.from().equals(node);
                case Edge.Join join -> join.from().contains(node);
            });
            if (!fixed && topology.routersOf(node).isEmpty()) {
                report(
                        Code.NO_WAY_OUT,
                        node.value(),
                        "nothing follows node \"%s\", and it does not say so; add end(...) if the path ends there"
                                .formatted(node));
            } else if (!canEnd(node)) {
                report(
                        Code.NO_EXIT,
                        node.value(),
                        "no path leads from node \"%s\" to END; only the recursion limit ends such a run, so give the loop an exit"
                                .formatted(node));
            }
        }
    }

    /** Whether some path from {@code node} ends: reaches a node with an edge or an answer to END, or with no way on. */
    private boolean canEnd(NodeId node) {
        Set<NodeId> from = new LinkedHashSet<>();
        from.add(node);
        return topology.reachableFrom(from).stream().anyMatch(this::endsHere);
    }

    private boolean endsHere(NodeId node) {
        boolean byRouter = topology.routersOf(node).stream()
                .map(Router::mentions)
                .anyMatch(mentions -> mentions.contains(NodeId.END));
        boolean byEdge = topology.edges().contains(new Edge.Plain(node, NodeId.END));
        return byRouter || byEdge || topology.successors(node).isEmpty();
    }

    private void report(Code code, String subject, String text) {
        problems.add(Problem.of(code, subject, text));
    }
}
