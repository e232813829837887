package dev.superstep.compiler;

import dev.superstep.asl.AslState;
import dev.superstep.asl.Catcher;
import dev.superstep.asl.MapState;
import dev.superstep.asl.Retrier;
import dev.superstep.asl.StateMachine;
import dev.superstep.asl.Task;
import dev.superstep.asl.Transition;
import dev.superstep.asl.Wait;
import dev.superstep.graph.core.ErrorType;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.NodeTrait;
import dev.superstep.graph.core.Topology;
import dev.superstep.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The states that call functions, and what they tell them.
 *
 * <p>A function is told its run and superstep by a cursor, and by constants of the definition what the plan knows: the
 * graph's fingerprint, how many edge-started runs its superstep has, and what to look for after its commit.
 */
final class Tasks {
    /**
     * How many seconds a task waits longer than its function may take, so that Lambda's own word for what happened comes
     * first: an instance may have to start before the function's time begins.
     */
    static final int MARGIN_SECONDS = 15;

    /** Where in the input of a fallback the failure is that it stands in for; no channel may be called so. */
    private static final String FAILURE = "$.superstep_failure";

    /** What AWS recommends to try again for calls of Lambda, throttling, and a run log that is busy. */
    private static final List<String> MAY_PASS = List.of(
            "Lambda.ClientExecutionTimeoutException",
            "Lambda.ServiceException",
            "Lambda.AWSLambdaException",
            "Lambda.SdkClientException",
            "Lambda.TooManyRequestsException",
            ErrorType.TRANSIENT.errorName());

    /** What is left of an invocation that ended without a word: its time ran out, or its process died. */
    private static final List<String> DIED =
            List.of("States.Timeout", "Lambda.Unknown", "Sandbox.Timedout", "Runtime.ExitError");

    /** How often a task is tried again at most. */
    static final int MOST_RETRIES = 6;

    /** What every cursor has: the run, the superstep that comes next, and the snapshot that its reader can start from. */
    private static final List<String> CURSOR = List.of("run", "superstep", "base");

    /** What it also has where a run may need several executions: what room the history has left. */
    private static final List<String> CURSOR_WITH_ROOM = List.of("run", "superstep", "base", "room");

    private final Topology topology;
    private final Functions functions;
    private final String fingerprint;
    private final OptionalInt reserve;

    /**
     * @param reserve how many history events must be left so that the next handover is reached; empty where a run fits into
     *     one execution
     */
    Tasks(Topology topology, Functions functions, String fingerprint, OptionalInt reserve) {
        this.topology = topology;
        this.functions = functions;
        this.fingerprint = fingerprint;
        this.reserve = reserve;
    }

    /** The fields of a cursor. */
    List<String> cursor() {
        return reserve.isPresent() ? CURSOR_WITH_ROOM : CURSOR;
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
     * @param cost how many history events the superstep can take, beside the runs of its Sends
     * @param handover the state behind it that hands the run on if there is no room; empty if none does
     */
    record Look(int edgeRuns, boolean conflict, boolean limit, int cost, String handover) {}

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
        event.put("index.$", "$.index");
        Task task = task(node).parameters(withConstants(event, look));
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        putCursor(item);
        item.put("send.$", "$$.Map.Item.Value");
        item.put("index.$", "$$.Map.Item.Index");
        MapState map = MapState.of(nested(names.unique(node.value()), node, task, names))
                .itemsPath("$.sends" + Paths.child(node.value()))
                .itemSelector(item);
        int atOnce = topology.atOnce(node);
        return atOnce == 0 ? map : map.maxConcurrency(atOnce);
    }

    /**
     * Puts the states of a run of {@code node} into {@code states}: its task and, if it has them, what stands in for it and
     * its pause.
     *
     * <pre>
     *   a ------------> pause after a --> then
     *   a -died-> fallback of a --^
     * </pre>
     */
    void putRun(Map<String, AslState> states, String name, NodeId node, Task task, Transition then, StateNames names) {
        boolean pauses = topology.has(node, NodeTrait.PAUSE);
        String pause = pauses ? names.unique("pause after " + node) : "";
        Transition behind = pauses ? new Transition.Next(pause) : then;
        Task first = task.withTransition(behind);
        if (topology.has(node, NodeTrait.FALLBACK)) {
            String fallback = names.unique("fallback of " + node);
            states.put(name, caught(first, fallback));
            states.put(fallback, fallback(first));
        } else {
            states.put(name, first);
        }
        if (pauses) {
            states.put(pause, Wait.timestampPath("$." + Answers.UNTIL).withTransition(then));
        }
    }

    /** A machine for the run of one node, in a branch or an iteration. */
    StateMachine nested(String name, NodeId node, Task task, StateNames names) {
        Map<String, AslState> states = new LinkedHashMap<>();
        putRun(states, name, node, task, new Transition.End(), names);
        return new StateMachine(null, name, states, null);
    }

    /** The start of a loop over supersteps: the routers of the start, and what runs first. */
    Task loopStart(String handover) {
        Look look = new Look(1, false, false, LongRuns.COST_OF_A_LOOP, handover);
        Task task = edgeRun(NodeId.START, Entry.INPUT, look);
        Map<String, @Nullable Object> event = new LinkedHashMap<>(task.flow().parameters());
        event.put("frontier", true);
        return task.parameters(event);
    }

    /** The tasks of whatever superstep comes next, each of whichever node; the least bound on any node holds for all. */
    MapState loopRuns(String name, String handover) {
        Map<String, @Nullable Object> event = event();
        putCursor(event);
        event.put("tasks.$", "$.tasks");
        event.put("item.$", "$.item");
        event.put("index.$", "$.index");
        event.put("graph", fingerprint);
        event.put("frontier", true);
        putRoom(event, LongRuns.COST_OF_A_LOOP, handover);
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        putCursor(item);
        item.put("tasks.$", "$.tasks");
        item.put("item.$", "$$.Map.Item.Value");
        item.put("index.$", "$$.Map.Item.Index");
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

    private void putCursor(Map<String, @Nullable Object> event) {
        for (String field : cursor()) {
            event.put(field + ".$", "$." + field);
        }
    }

    private Task task(NodeId node) {
        Function function = functions.of(node);
        return Task.of(function.resource())
                .timeoutSeconds(Math.toIntExact(function.timeLimit().toSeconds()) + MARGIN_SECONDS)
                .retry(whatMayPass());
    }

    /** {@code task} with a catcher that leads to {@code fallback}: for what has been tried in vain, and what cannot be told. */
    private static Task caught(Task task, String fallback) {
        String[] errors = Stream.concat(MAY_PASS.stream(), DIED.stream()).toArray(String[]::new);
        return task.catching(Catcher.on(errors).resultPath(FAILURE).next(fallback));
    }

    /** The task that stands in for {@code task}: of the same function, which is told what happened. */
    private static Task fallback(Task task) {
        Map<String, @Nullable Object> event = new LinkedHashMap<>(task.flow().parameters());
        event.put("failed.$", FAILURE);
        return task.parameters(event);
    }

    /** After 2, 4, 8, 16, 32 and 64 seconds. */
    private static Retrier whatMayPass() {
        return Retrier.on(MAY_PASS.toArray(String[]::new))
                .intervalSeconds(2)
                .maxAttempts(MOST_RETRIES)
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
        putRoom(event, look.cost(), look.handover());
        return event;
    }

    private void putRoom(Map<String, @Nullable Object> event, int cost, String handover) {
        reserve.ifPresent(events -> {
            event.put("cost", (long) cost);
            event.put("reserve", (long) events);
            if (!handover.isEmpty()) {
                event.put("handover", handover);
            }
        });
    }

    /**
     * Starts the execution in which the run goes on; the cursor says its name and where it enters. Nobody else can have that
     * name, so one that exists already was started by an attempt whose answer was lost.
     */
    static Task handOn(String continued) {
        return Task.of(Task.START_EXECUTION)
                .parameters(Json.object(
                        "StateMachineArn.$", "$$.StateMachine.Id",
                        "Name.$", "$.room.name",
                        "Input.$", "States.JsonMerge($, $.room, false)"))
                .resultPath("$.continued")
                .retry(Retrier.on(
                                "StepFunctions.ExecutionLimitExceededException",
                                "StepFunctions.SdkClientException",
                                "StepFunctions.ThrottlingException")
                        .intervalSeconds(2)
                        .maxAttempts(MOST_RETRIES)
                        .backoffRate("2.0"))
                .catching(Catcher.on("StepFunctions.ExecutionAlreadyExistsException")
                        .resultPath("$.continued")
                        .next(continued))
                .next(continued);
    }
}
