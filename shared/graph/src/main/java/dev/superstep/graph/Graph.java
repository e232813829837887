package dev.superstep.graph;

import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Problem;
import dev.superstep.graph.core.Program;
import dev.superstep.graph.core.Topology;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A checked graph of typed nodes: what a {@link Workflow} is.
 *
 * <pre>
 *   Graph.of(Query.class, State.class)
 *       .start(Search.class)
 *       .edge(Search.class, Evaluate.class)
 *       .route(Evaluate.class, Loop::next, Refine.class, Finalize.class)
 *       .edge(Refine.class, Search.class)
 *       .end(Finalize.class)
 *       .build();
 * </pre>
 *
 * Immutable and thread-safe.
 *
 * @param <S> the record of the state
 */
public final class Graph<S extends Record> {
    private final Class<? extends Record> input;
    private final Class<S> state;
    private final Map<NodeId, Class<? extends Node<?, ?>>> nodes;
    private final Topology topology;
    private final List<TypedRouter> routers;
    private final List<Problem> warnings;
    private final int recursionLimit;
    private final Map<NodeId, Duration> deadlines;
    private final List<TypedPause> pauses;
    private final Map<NodeId, Duration> timeLimits;

    Graph(GraphBuilder<S> builder, List<Problem> warnings) {
        this.input = builder.input;
        this.state = builder.state;
        this.nodes = Collections.unmodifiableMap(new LinkedHashMap<>(builder.nodes));
        this.topology = builder.topology();
        this.routers = List.copyOf(builder.routers);
        this.warnings = List.copyOf(warnings);
        this.recursionLimit = builder.recursionLimit;
        this.deadlines = Collections.unmodifiableMap(new LinkedHashMap<>(builder.deadlines));
        this.pauses = List.copyOf(builder.pauses);
        this.timeLimits = Collections.unmodifiableMap(new LinkedHashMap<>(builder.timeLimits));
    }

    /**
     * Begins a graph.
     *
     * @param input the record of what a run is started with; its components are channels
     * @param state the record of the state; its components are the channels, their annotations the reducers
     */
    public static <S extends Record> GraphBuilder<S> of(Class<? extends Record> input, Class<S> state) {
        return new GraphBuilder<>(input, state);
    }

    /** The record of what a run is started with. */
    public Class<? extends Record> input() {
        return input;
    }

    /** The record of the state. */
    public Class<S> state() {
        return state;
    }

    /** The classes of the nodes by name, in order of declaration. */
    public Map<NodeId, Class<? extends Node<?, ?>>> nodes() {
        return nodes;
    }

    /** What is probably not as meant, though the graph runs. */
    public List<Problem> warnings() {
        return warnings;
    }

    /**
     * All that is known of this graph before it runs.
     *
     * @param name the workflow's name
     * @param mapper makes JSON of the start values of the workflow's own reducers
     */
    public Definition definition(String name, RecordMapper mapper) {
        Map<NodeId, List<String>> reads = new LinkedHashMap<>();
        Map<NodeId, List<String>> writes = new LinkedHashMap<>();
        nodes.forEach((id, type) -> NodeType.of(type).ifPresent(records -> {
            reads.put(id, Components.required(records.input()));
            writes.put(id, Components.names(records.output()));
        }));
        return new Definition(
                name,
                topology,
                StateChannels.of(state, mapper),
                Components.names(input),
                reads,
                writes,
                recursionLimit,
                deadlines,
                timeLimits);
    }

    /**
     * This graph with the functions of its nodes and routers, on JSON values.
     *
     * @param name the workflow's name
     * @param source gives the instances of the node classes
     * @param mapper turns records into JSON objects and back
     */
    public Program program(String name, NodeSource source, RecordMapper mapper) {
        return new Binding(source, mapper).program(definition(name, mapper), nodes, routers, pauses);
    }
}
