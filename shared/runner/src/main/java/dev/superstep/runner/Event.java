package dev.superstep.runner;

import dev.superstep.graph.core.ErrorType;
import dev.superstep.graph.core.NodeId;
import dev.superstep.json.Json;
import dev.superstep.json.JsonException;
import dev.superstep.runlog.ExecutionName;
import dev.superstep.runlog.SendPointer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a state machine tells a node's function.
 *
 * @param entry where in which run it is
 * @param execution the name of the execution that calls; the first of a run has the run's name
 * @param retry how often the state was tried before in this execution, from 0
 * @param send the Send that starts this run of the node; empty if an edge does
 * @param graph the fingerprint of the graph that the state machine was compiled from
 * @param tasks how many edge-started runs the superstep has
 * @param conflict whether two runs of the superstep may have written one last-value channel
 * @param limit whether the run may be over after the superstep and have reached its recursion limit
 * @param frontier whether the last task of the superstep is to say what runs next, because no plan does
 * @param room how much the history has left; empty where a run fits into one execution
 * @param index which iteration of its Map this is, from 0; 0 where there is none
 * @param ask how an approval waits, where it is to ask; empty where a node is to run
 * @param node the node that is to run, where the function serves any; else empty
 * @param failed what the node's fallback is to stand in for; empty if the node itself is to run
 */
public record Event(
        Entry entry,
        String execution,
        int retry,
        Optional<SendPointer> send,
        String graph,
        int tasks,
        boolean conflict,
        boolean limit,
        boolean frontier,
        Optional<Room> room,
        int index,
        Optional<Ask> ask,
        Optional<NodeId> node,
        Optional<Failed> failed) {
    /** Where in an execution's input a failure stands; no part of the input. */
    private static final String FAILURE = "superstep_failure";

    /**
     * An invocation that ended without a word.
     *
     * @param error what the state machine calls it
     * @param cause what more it knows, which may be nothing
     */
    public record Failed(String error, String cause) {}

    /**
     * How an approval waits.
     *
     * @param token lets it go on
     * @param asked when it began to wait
     * @param within how long it waits at most
     */
    public record Ask(String token, Instant asked, Duration within) {}

    /** Where an invocation finds its run. */
    public sealed interface Entry {
        /**
         * A run that has begun.
         *
         * @param run its name
         * @param superstep the superstep of this invocation
         * @param base the superstep of the snapshot from which its state can be folded; 0 for the input
         */
        record Cursor(String run, int superstep, int base) implements Entry {}

        /**
         * An execution that was started by hand, with a workflow's input instead of a cursor; its name becomes the run's.
         *
         * @param started when it began: tells it from an earlier one of the same name
         * @param input the input
         */
        record Plain(String started, Map<String, @Nullable Object> input) implements Entry {}
    }

    /**
     * Reads an event. An execution's input that has the key {@code superstep} is a cursor, any other one plain input.
     *
     * @throws AttemptFailure of type {@link ErrorType#BAD_INPUT} if it is none
     */
    public static Event parse(@Nullable Object json) {
        try {
            Map<String, @Nullable Object> event = Json.asObject(json);
            List<@Nullable Object> look = event.containsKey("look") ? Json.asList(event.get("look")) : List.of();
            Map<String, @Nullable Object> item = event.containsKey("item") ? Json.asObject(event.get("item")) : event;
            return new Event(
                    entry(event),
                    text(event, "execution"),
                    number(event, "retry"),
                    Optional.ofNullable((String) item.get("send")).map(SendPointer::parse),
                    text(event, "graph"),
                    number(event, "tasks"),
                    look.contains("conflict"),
                    look.contains("limit"),
                    Boolean.TRUE.equals(event.get("frontier")),
                    event.containsKey("reserve") ? Optional.of(room(event)) : Optional.empty(),
                    event.containsKey("index") ? number(event, "index") : 0,
                    event.containsKey("token") ? Optional.of(ask(event)) : Optional.empty(),
                    Optional.ofNullable((String) item.get("node")).map(NodeId::new),
                    event.containsKey("failed") ? Optional.of(failed(event)) : Optional.empty());
        } catch (ClassCastException
                | IllegalArgumentException
                | ArithmeticException
                | DateTimeException
                | JsonException e) {
            throw AttemptFailure.badEvent(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Whether the task may have committed already: it was tried before, by the node itself if this is its fallback, it is
     * called by a later execution of its run, or it lies before the snapshot at which its run begins.
     */
    boolean isReplay() {
        return retry > 0
                || failed.isPresent()
                || switch (entry) {
                    case Entry.Cursor cursor ->
                        cursor.superstep() < cursor.base() || ExecutionName.isReplay(execution, cursor.run());
                    case Entry.Plain plain -> false;
                };
    }

    private static Ask ask(Map<String, @Nullable Object> event) {
        return new Ask(
                text(event, "token"), Instant.parse(text(event, "asked")), Duration.ofSeconds(number(event, "within")));
    }

    private static Room room(Map<String, @Nullable Object> event) {
        Map<String, @Nullable Object> cursor = event.containsKey("input") ? Json.asObject(event.get("input")) : event;
        boolean isCursor = cursor.containsKey("superstep");
        return new Room(
                isCursor && cursor.get("room") != null ? Json.asObject(cursor.get("room")) : Json.object(),
                number(event, "cost"),
                number(event, "reserve"),
                event.containsKey("handover") ? text(event, "handover") : "");
    }

    private static Failed failed(Map<String, @Nullable Object> event) {
        Map<String, @Nullable Object> failed = Json.asObject(event.get("failed"));
        return new Failed(text(failed, "Error"), String.valueOf(failed.getOrDefault("Cause", "")));
    }

    private static Entry entry(Map<String, @Nullable Object> event) {
        if (!event.containsKey("input")) {
            return cursor(event);
        }
        Map<String, @Nullable Object> input = Json.asObject(event.get("input"));
        return input.containsKey("superstep")
                ? cursor(input)
                : new Entry.Plain(text(event, "started"), event.containsKey("failed") ? withoutFailure(input) : input);
    }

    /** The input as it was when the run began, before a Catch put a failure beside it. */
    private static Map<String, @Nullable Object> withoutFailure(Map<String, @Nullable Object> input) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>(input);
        plain.remove(FAILURE);
        return plain;
    }

    private static Entry cursor(Map<String, @Nullable Object> cursor) {
        return new Entry.Cursor(text(cursor, "run"), number(cursor, "superstep"), number(cursor, "base"));
    }

    private static String text(Map<String, @Nullable Object> event, String key) {
        if (event.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("\"" + key + "\" must be text and is " + Json.typeName(event.get(key)));
    }

    private static int number(Map<String, @Nullable Object> event, String key) {
        if (event.get(key) instanceof Long number) {
            return Math.toIntExact(number);
        }
        throw new IllegalArgumentException(
                "\"" + key + "\" must be a whole number and is " + Json.typeName(event.get(key)));
    }
}
