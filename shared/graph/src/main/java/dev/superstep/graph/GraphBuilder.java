package dev.superstep.graph;

import dev.superstep.graph.core.Answer;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.Edge;
import dev.superstep.graph.core.InvalidGraphException;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.NodeTrait;
import dev.superstep.graph.core.Problem;
import dev.superstep.graph.core.Router;
import dev.superstep.graph.core.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Collects the edges of a {@link Graph}; {@link #build} checks them. Not thread-safe.
 *
 * @param <S> the record of the state
 */
public final class GraphBuilder<S extends Record> {
    final Class<? extends Record> input;
    final Class<S> state;
    final Map<NodeId, Class<? extends Node<?, ?>>> nodes = new LinkedHashMap<>();
    final List<Class<? extends Node<?, ?>>> clashes = new ArrayList<>();
    final List<TypedRouter> routers = new ArrayList<>();
    final List<Edge> edges = new ArrayList<>();
    final Map<NodeId, Duration> deadlines = new LinkedHashMap<>();
    final List<TypedPause> pauses = new ArrayList<>();
    final Map<NodeId, Duration> timeLimits = new LinkedHashMap<>();
    int recursionLimit = Definition.DEFAULT_RECURSION_LIMIT;

    GraphBuilder(Class<? extends Record> input, Class<S> state) {
        this.input = input;
        this.state = state;
    }

    /** The run begins with {@code node}; several starts run side by side. */
    public GraphBuilder<S> start(Class<? extends Node<?, ?>> node) {
        return edge(Start.class, node);
    }

    /** After {@code from}, {@code to} runs. */
    public GraphBuilder<S> edge(Class<? extends Node<?, ?>> from, Class<? extends Node<?, ?>> to) {
        edges.add(new Edge.Plain(node(from), node(to)));
        return this;
    }

    /** After {@code node}, its path ends; other paths go on. */
    public GraphBuilder<S> end(Class<? extends Node<?, ?>> node) {
        return edge(node, End.class);
    }

    /** Once all of {@code from} have run, {@code to} runs. */
    public GraphBuilder<S> join(List<Class<? extends Node<?, ?>>> from, Class<? extends Node<?, ?>> to) {
        edges.add(new Edge.Join(from.stream().map(this::node).toList(), node(to)));
        return this;
    }

    /**
     * After {@code from}, the one node runs that {@code function} names.
     *
     * @param from a node, or {@link Start}
     * @param function reads the state with {@code from}'s own writes applied; a component that was never written is null
     * @param targets all that it may name; {@link End} ends the path
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final GraphBuilder<S> route(
            Class<? extends Node<?, ?>> from,
            Function<? super S, Class<? extends Node<?, ?>>> function,
            Class<? extends Node<?, ?>>... targets) {
        return route(from, state, function, targets);
    }

    /**
     * After {@code from}, the one node runs that {@code function} names.
     *
     * @param from a node, or {@link Start}
     * @param view a record of the channels that {@code function} reads
     * @param function reads them with {@code from}'s own writes applied; a component that was never written is null
     * @param targets all that it may name; {@link End} ends the path
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final <V extends Record> GraphBuilder<S> route(
            Class<? extends Node<?, ?>> from,
            Class<V> view,
            Function<? super V, Class<? extends Node<?, ?>>> function,
            Class<? extends Node<?, ?>>... targets) {
        List<Possible> answers = Stream.of(targets).map(Possible::of).toList();
        return routeMany(from, view, seen -> List.of(Go.to(function.apply(seen))), answers.toArray(Possible[]::new));
    }

    /**
     * After {@code from}, everything runs that {@code function} names: several nodes, {@link Send}s, or nothing.
     *
     * @param from a node, or {@link Start}
     * @param function reads the state with {@code from}'s own writes applied; a component that was never written is null
     * @param answers all that it may answer
     */
    public GraphBuilder<S> routeMany(
            Class<? extends Node<?, ?>> from, Function<? super S, List<? extends Way>> function, Possible... answers) {
        return routeMany(from, state, function, answers);
    }

    /**
     * After {@code from}, everything runs that {@code function} names: several nodes, {@link Send}s, or nothing.
     *
     * @param from a node, or {@link Start}
     * @param view a record of the channels that {@code function} reads
     * @param function reads them with {@code from}'s own writes applied; a component that was never written is null
     * @param answers all that it may answer
     */
    public <V extends Record> GraphBuilder<S> routeMany(
            Class<? extends Node<?, ?>> from,
            Class<V> view,
            Function<? super V, List<? extends Way>> function,
            Possible... answers) {
        node(from);
        for (Possible answer : answers) {
            answer.targets().forEach(this::node);
            answer.sends().forEach(this::node);
        }
        routers.add(new TypedRouter(from, view, record -> function.apply(view.cast(record)), List.of(answers)));
        return this;
    }

    /**
     * How long a person can decide what {@code approval} asks; every approval needs one.
     *
     * @param within whole seconds, from one second to {@link dev.superstep.graph.core.Deadlines#LONGEST}, since it was asked
     */
    public GraphBuilder<S> deadline(Class<? extends Approval<?, ?>> approval, Duration within) {
        deadlines.put(node(approval), within);
        return this;
    }

    /**
     * After {@code node} has run, its path waits before it goes on; it costs nothing but a state.
     *
     * <p>The pause is counted from when the node's result is committed, and is recorded with it, so that a retry or a replay
     * does not wait again. Of several nodes in one superstep each may pause; the superstep ends after the longest.
     *
     * @param node a node
     * @param function reads the state with {@code node}'s own writes applied, and says how long, a year at most; zero or less
     *     for no pause
     */
    public GraphBuilder<S> pause(Class<? extends Node<?, ?>> node, Function<? super S, Duration> function) {
        return pause(node, state, function);
    }

    /**
     * After {@code node} has run, its path waits before it goes on.
     *
     * @param node a node
     * @param view a record of the channels that {@code function} reads
     * @param function reads them with {@code node}'s own writes applied, and says how long; a component that was never written
     *     is null
     */
    public <V extends Record> GraphBuilder<S> pause(
            Class<? extends Node<?, ?>> node, Class<V> view, Function<? super V, Duration> function) {
        node(node);
        pauses.add(new TypedPause(node, view, record -> function.apply(view.cast(record))));
        return this;
    }

    /**
     * How long one invocation of {@code node} may take, everything that its annotations try again included; then the platform
     * ends it. The default is {@link Definition#DEFAULT_TIME_LIMIT}.
     *
     * @param limit whole seconds, from 1 to {@value Definition#LONGEST_TIME_LIMIT}
     */
    public GraphBuilder<S> timeLimit(Class<? extends Node<?, ?>> node, Duration limit) {
        timeLimits.put(node(node), limit);
        return this;
    }

    /** How many supersteps a run may take before it fails; the default is {@value Definition#DEFAULT_RECURSION_LIMIT}. */
    public GraphBuilder<S> recursionLimit(int supersteps) {
        recursionLimit = supersteps;
        return this;
    }

    /**
     * The graph.
     *
     * @throws InvalidGraphException if anything is wrong with it; carries every problem
     */
    public Graph<S> build() {
        List<Problem> problems = GraphChecks.check(this);
        InvalidGraphException.throwIfAny(state.getSimpleName(), problems);
        return new Graph<>(this, problems);
    }

    Topology topology() {
        List<Router> untyped = routers.stream().map(GraphBuilder::router).toList();
        return new Topology(List.copyOf(nodes.keySet()), edges, untyped, traits());
    }

    private Map<NodeId, List<NodeTrait>> traits() {
        Map<NodeId, List<NodeTrait>> traits = new LinkedHashMap<>();
        nodes.forEach((id, type) -> {
            List<NodeTrait> own = new ArrayList<>();
            if (pauses.stream().anyMatch(pause -> pause.after().equals(type))) {
                own.add(NodeTrait.PAUSE);
            }
            if (Approval.class.isAssignableFrom(type)) {
                own.add(NodeTrait.APPROVAL);
            }
            if (Recoverable.class.isAssignableFrom(type)) {
                own.add(NodeTrait.FALLBACK);
            }
            traits.put(id, own);
        });
        return traits;
    }

    static NodeId idOf(Class<? extends Node<?, ?>> node) {
        if (node.equals(Start.class)) {
            return NodeId.START;
        }
        return node.equals(End.class) ? NodeId.END : new NodeId(Names.snakeCase(node.getSimpleName()));
    }

    private NodeId node(Class<? extends Node<?, ?>> type) {
        NodeId id = idOf(type);
        if (!id.isVirtual()) {
            Class<?> known = nodes.putIfAbsent(id, type);
            if (known != null && !known.equals(type) && !clashes.contains(type)) {
                clashes.add(type);
            }
        }
        return id;
    }

    private static Router router(TypedRouter router) {
        List<NodeId> mentions = router.answers().stream()
                .flatMap(answer -> Stream.concat(answer.targets().stream(), answer.sends().stream()))
                .map(GraphBuilder::idOf)
                .toList();
        List<Answer> answers = router.answers().stream()
                .map(answer -> new Answer(ids(answer.targets()), ids(answer.sends())))
                .toList();
        Map<NodeId, Integer> atOnce = new LinkedHashMap<>();
        router.answers()
                .forEach(answer -> answer.atOnce()
                        .ifPresent(runs -> answer.sends().forEach(node -> atOnce.merge(idOf(node), runs, Math::min))));
        return new Router(idOf(router.from()), answers, mentions, atOnce);
    }

    private static List<NodeId> ids(List<Class<? extends Node<?, ?>>> types) {
        return types.stream().map(GraphBuilder::idOf).toList();
    }
}
