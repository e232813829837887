package dev.superstep.compiler;

import dev.superstep.asl.MapState;
import dev.superstep.asl.Retrier;
import dev.superstep.asl.StateMachine;
import dev.superstep.asl.Task;
import dev.superstep.graph.core.ErrorType;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The states that call functions, and what they tell them.
 *
 * <p>A function is told its run and superstep by a cursor, and by constants of the definition what the plan knows: the
 * graph's fingerprint, how many edge-started runs its superstep has, and what to look for after its commit.
 */
final class Tasks {
    /** The longest that a Lambda function can take, in seconds, which no task outlives. */
    private static final int LONGEST_SECONDS = 900;

    /** What every cursor has: the run, the superstep that comes next, and the snapshot that its reader can start from. */
    static final List<String> CURSOR = List.of("run", "superstep", "base");

    private final Topology topology;
    private final Functions functions;
    private final String fingerprint;

    Tasks(Topology topology, Functions functions, String fingerprint) {
        this.topology = topology;
        this.functions = functions;
        this.fingerprint = fingerprint;
    }

    /** What a superstep is entered with. */
    enum Entry {
        /** A cursor. */
        CURSOR,
        /** The execution's input: a cursor, or plain input; a loop may also lead back here with a cursor. */
        INPUT
    }

    /**
     * What the last task of a superstep to commit looks for.
     *
     * @param edgeRuns how many edge-started runs the superstep has
     * @param conflict whether two of its runs may have written one last-value channel
     * @param limit whether the run may be over and have reached its recursion limit
     */
    record Look(int edgeRuns, boolean conflict, boolean limit) {}

    /** One run of {@code node}, started by an edge. */
    Task edgeRun(NodeId node, Entry entry, Look look) {
        Map<String, @Nullable Object> event = event();
        switch (entry) {
            case CURSOR -> putCursor(event);
            case INPUT -> {
                event.put("started.$", "$$.Execution.StartTime");
                event.put("input.$", "$");
            }
        }
        return task(node).parameters(withConstants(event, look));
    }

    /** A run of {@code node} for every Send to it. */
    MapState sendRuns(NodeId node, Look look, StateNames names) {
        Map<String, @Nullable Object> event = event();
        putCursor(event);
        event.put("send.$", "$.send");
        Task task = task(node).parameters(withConstants(event, look));
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        putCursor(item);
        item.put("send.$", "$$.Map.Item.Value");
        MapState map = MapState.of(StateMachine.of(names.unique(node.value()), task))
                .itemsPath("$.sends" + Paths.child(node.value()))
                .itemSelector(item);
        int atOnce = topology.atOnce(node);
        return atOnce == 0 ? map : map.maxConcurrency(atOnce);
    }

    /** The start of a loop over supersteps: the routers of the start, and what runs first. */
    Task loopStart() {
        Task task = edgeRun(NodeId.START, Entry.INPUT, new Look(1, false, false));
        Map<String, @Nullable Object> event = new LinkedHashMap<>(task.flow().parameters());
        event.put("frontier", true);
        return task.parameters(event);
    }

    /** The tasks of whatever superstep comes next, each of whichever node; the least bound on any node holds for all. */
    MapState loopRuns(String name) {
        Map<String, @Nullable Object> event = event();
        putCursor(event);
        event.put("tasks.$", "$.tasks");
        event.put("item.$", "$.item");
        event.put("graph", fingerprint);
        event.put("frontier", true);
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        putCursor(item);
        item.put("tasks.$", "$.tasks");
        item.put("item.$", "$$.Map.Item.Value");
        MapState map = MapState.of(StateMachine.of(name, task(NodeId.ANY).parameters(event)))
                .itemsPath("$.next")
                .itemSelector(item);
        OptionalInt least = topology.nodes().stream()
                .mapToInt(topology::atOnce)
                .filter(bound -> bound > 0)
                .min();
        return least.isPresent() ? map.maxConcurrency(least.getAsInt()) : map;
    }

    /** What every function is told first: by which execution it is called, and how often the state has been tried before. */
    private static Map<String, @Nullable Object> event() {
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("execution.$", "$$.Execution.Name");
        event.put("retry.$", "$$.State.RetryCount");
        return event;
    }

    private static void putCursor(Map<String, @Nullable Object> event) {
        for (String field : CURSOR) {
            event.put(field + ".$", "$." + field);
        }
    }

    private Task task(NodeId node) {
        return Task.of(functions.of(node).resource())
                .timeoutSeconds(LONGEST_SECONDS)
                .retry(whatMayPass());
    }

    /** What AWS recommends for calls of Lambda, throttling, and a run log that is busy: 2, 4, 8, 16, 32 and 64 seconds. */
    private static Retrier whatMayPass() {
        return Retrier.on(
                        "Lambda.ClientExecutionTimeoutException",
                        "Lambda.ServiceException",
                        "Lambda.AWSLambdaException",
                        "Lambda.SdkClientException",
                        "Lambda.TooManyRequestsException",
                        ErrorType.TRANSIENT.errorName())
                .intervalSeconds(2)
                .maxAttempts(6)
                .backoffRate("2.0");
    }

    private Map<String, @Nullable Object> withConstants(Map<String, @Nullable Object> event, Look look) {
        event.put("graph", fingerprint);
        event.put("tasks", (long) look.edgeRuns());
        List<@Nullable Object> lookFor = new ArrayList<>();
        if (look.conflict()) {
            lookFor.add("conflict");
        }
        if (look.limit()) {
            lookFor.add("limit");
        }
        if (!lookFor.isEmpty()) {
            event.put("look", lookFor);
        }
        return event;
    }
}
