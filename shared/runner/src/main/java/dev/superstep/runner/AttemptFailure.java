package dev.superstep.runner;

import dev.superstep.graph.NodeException;
import dev.superstep.graph.core.ErrorType;
import dev.superstep.graph.core.InvalidUpdateException;
import dev.superstep.graph.core.NodeId;
import dev.superstep.json.Json;
import dev.superstep.runlog.RunError;
import dev.superstep.runlog.RunLogException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An invocation that failed, as a state machine is to see it: an error name out of a closed set, and a cause in JSON.
 *
 * <p>The cause is {@code {"code", "node", "superstep", "message"}} and what else the error is about: the {@code channel} of
 * a conflict, the {@code limit} of a recursion error.
 */
public final class AttemptFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorType type;
    private final String code;
    private final transient @Nullable NodeId node;
    private final int superstep;
    private final transient Map<String, @Nullable Object> details;
    private final String trace;

    private AttemptFailure(
            ErrorType type,
            String code,
            @Nullable NodeId node,
            int superstep,
            String message,
            Map<String, @Nullable Object> details,
            @Nullable Throwable cause) {
        this(type, code, node, superstep, message, details, cause, cause == null ? "" : Traces.of(cause));
    }

    private AttemptFailure(
            ErrorType type,
            String code,
            @Nullable NodeId node,
            int superstep,
            String message,
            Map<String, @Nullable Object> details,
            @Nullable Throwable cause,
            String trace) {
        super(message, cause);
        this.type = type;
        this.code = code;
        this.node = node;
        this.superstep = superstep;
        this.details = details;
        this.trace = trace;
    }

    /** The node or one of its routers threw. */
    static AttemptFailure thrown(NodeId node, int superstep, Throwable cause) {
        String code = cause instanceof NodeException own ? own.code() : ErrorType.NODE_ERROR.name();
        String message = cause.getMessage() == null ? cause.getClass().getName() : cause.getMessage();
        return new AttemptFailure(ErrorType.NODE_ERROR, code, node, superstep, message, none(), cause);
    }

    /** What the node reads is not what its records say. */
    static AttemptFailure unreadable(NodeId node, int superstep, RecordMappingException cause) {
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("problems", Collections.unmodifiableList(cause.problems()));
        return new AttemptFailure(
                ErrorType.BAD_INPUT, ErrorType.BAD_INPUT.name(), node, superstep, cause.getMessage(), details, cause);
    }

    /** The writes of the superstep conflict or do not fit. */
    static AttemptFailure invalidUpdate(NodeId node, int superstep, InvalidUpdateException cause) {
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("channel", cause.channel());
        return new AttemptFailure(
                ErrorType.INVALID_UPDATE,
                ErrorType.INVALID_UPDATE.name(),
                node,
                superstep,
                String.valueOf(cause.getMessage()),
                details,
                cause);
    }

    /** The run took as many supersteps as it may. */
    static AttemptFailure recursion(int superstep, int limit) {
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("limit", (long) limit);
        return new AttemptFailure(
                ErrorType.GRAPH_RECURSION,
                ErrorType.GRAPH_RECURSION.name(),
                null,
                superstep,
                "the run took " + limit + " supersteps, which is its recursion limit; raise it, or give a loop an exit",
                details,
                null);
    }

    /** A router answered with something that it does not declare. */
    static AttemptFailure undeclared(NodeId node, int superstep, String answer) {
        return new AttemptFailure(
                ErrorType.UNDECLARED_ANSWER,
                ErrorType.UNDECLARED_ANSWER.name(),
                node,
                superstep,
                "a router of \"" + node + "\" answered " + answer
                        + ", which it does not declare; declare it or correct the router",
                none(),
                null);
    }

    /** A superstep would have more runs of Sends than an execution has room for. */
    static AttemptFailure tooManySends(NodeId node, int superstep, int sends, int most) {
        return new AttemptFailure(
                ErrorType.TOO_LARGE,
                "TOO_MANY_SENDS",
                node,
                superstep,
                "superstep " + superstep + " made " + sends + " Sends, a superstep takes " + most
                        + "; send less at once, or several items in a packet",
                none(),
                null);
    }

    /** A pause would outlive every execution. */
    static AttemptFailure pauseTooLong(NodeId node, int superstep, Duration pause, Duration longest) {
        return new AttemptFailure(
                ErrorType.TOO_LARGE,
                "PAUSE_TOO_LONG",
                node,
                superstep,
                "the pause after \"" + node + "\" is to be " + pause + ", and " + longest
                        + " is the longest; end the run and begin another then",
                none(),
                null);
    }

    /** The state machine was compiled from another graph than this code has. */
    static AttemptFailure staleGraph(NodeId node, String found, String own) {
        return new AttemptFailure(
                ErrorType.STALE_GRAPH,
                ErrorType.STALE_GRAPH.name(),
                node,
                0,
                "the state machine was compiled from graph " + found + " and this function has graph " + own
                        + "; deploy both together",
                none(),
                null);
    }

    /** An approval is to be answered before anybody has decided, and before its deadline. */
    static AttemptFailure notDecided(NodeId node, int superstep, Instant deadline) {
        return new AttemptFailure(
                ErrorType.TRANSIENT,
                "NOT_DECIDED",
                node,
                superstep,
                "nobody has decided what approval \"" + node + "\" asks, and its deadline is " + deadline
                        + "; the asking failed, or a clock is wrong",
                none(),
                null);
    }

    /** What came in is no event of a state machine. */
    static AttemptFailure badEvent(String what) {
        return new AttemptFailure(
                ErrorType.BAD_INPUT,
                ErrorType.BAD_INPUT.name(),
                null,
                0,
                "not an event for a node: " + what,
                none(),
                null);
    }

    /** The run log refused or failed. */
    static AttemptFailure log(NodeId node, int superstep, RunLogException cause) {
        ErrorType type = switch (cause.code()) {
            case RUN_NAME_REUSED -> ErrorType.RUN_NAME_REUSED;
            case GRAPH_CHANGED -> ErrorType.STALE_GRAPH;
            case LOG_GAP, INPUT_MISSING, MALFORMED_ITEM, UNKNOWN_RUN -> ErrorType.LOG_GAP;
            case ITEM_TOO_LARGE, VALUE_TOO_LARGE, QUESTION_TOO_LARGE -> ErrorType.TOO_LARGE;
            case STORE_UNAVAILABLE -> ErrorType.TRANSIENT;
            case BAD_CURSOR, STORE_REFUSED -> ErrorType.INTERNAL;
        };
        return new AttemptFailure(
                type, cause.code().name(), node, superstep, String.valueOf(cause.getMessage()), none(), cause);
    }

    /**
     * This failure as it may be shown; without its cause, whose message nobody could mask, if something had to be.
     *
     * @param mask what each text goes through
     */
    AttemptFailure masked(UnaryOperator<String> mask) {
        String message = String.valueOf(getMessage());
        String shown = mask.apply(message);
        Map<String, @Nullable Object> shownDetails = new LinkedHashMap<>(details);
        shownDetails.replaceAll((name, value) -> masked(value, mask));
        if (shown.equals(message) && shownDetails.equals(details)) {
            return this;
        }
        AttemptFailure failure = new AttemptFailure(
                type, code, node, superstep, shown, Collections.unmodifiableMap(shownDetails), null, trace);
        failure.setStackTrace(getCause() == null ? getStackTrace() : getCause().getStackTrace());
        return failure;
    }

    private static @Nullable Object masked(@Nullable Object value, UnaryOperator<String> mask) {
        return switch (value) {
            case String text -> mask.apply(text);
            case List<?> list ->
                list.stream().<@Nullable Object>map(item -> masked(item, mask)).toList();
            case null, default -> value;
        };
    }

    /** What kind of failure this is. */
    public ErrorType type() {
        return type;
    }

    /** Names what is wrong, in capitals: the node's own code, or that of the type. */
    public String code() {
        return code;
    }

    /** The superstep that failed; 0 if it is not known. */
    public int superstep() {
        return superstep;
    }

    /** The error as the run log keeps it. */
    public RunError error() {
        return new RunError(type.errorName(), code, node, String.valueOf(getMessage()), trace);
    }

    /** The cause as JSON text. */
    public String json() {
        Map<String, @Nullable Object> cause = new LinkedHashMap<>();
        cause.put("code", code);
        if (node != null) {
            cause.put("node", node.value());
        }
        cause.put("superstep", (long) superstep);
        cause.put("message", error().message());
        cause.putAll(details);
        return Json.print(cause);
    }

    private static Map<String, @Nullable Object> none() {
        return Collections.emptyMap();
    }
}
