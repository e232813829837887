package dev.superstep.engine;

import dev.superstep.graph.core.ErrorType;
import dev.superstep.graph.core.NodeId;
import dev.superstep.interpreter.ExecutionResult;
import dev.superstep.json.Json;
import dev.superstep.runlog.History;
import dev.superstep.runlog.Inquiry;
import dev.superstep.runlog.RunEnd;
import dev.superstep.runlog.RunError;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunLog;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the end of an execution means for its run: its status, its error, and the last superstep that counts. */
final class RunEnds {
    private static final String HISTORY_FULL = "HISTORY_FULL";

    private RunEnds() {}

    /** The end of the run; empty if the execution was aborted and can go on later. */
    static Optional<RunEnd> of(ExecutionResult result, History history, int lastComplete, Instant now) {
        return switch (result) {
            case ExecutionResult.Succeeded succeeded -> Optional.of(ended(history, lastComplete, now));
            case ExecutionResult.Failed failed ->
                Optional.of(failed(failed.error(), failed.cause(), lastComplete, now));
            case ExecutionResult.TimedOut timedOut ->
                Optional.of(failed("States.Timeout", "the execution took longer than it may", lastComplete, now));
            case ExecutionResult.Aborted aborted -> Optional.empty();
        };
    }

    /** Ends a run, unless its log knows better, and with it the waiting for persons. */
    static RunHeader note(RunLog log, History history, RunEnd end) {
        RunHeader ended = log.close(history.header().run().id(), end);
        if (ended.status().isEnd()) {
            history.inquiries().stream()
                    .filter(Inquiry::isWaiting)
                    .forEach(inquiry -> log.endWait(ended.run(), inquiry.superstep(), inquiry.task()));
        }
        return ended;
    }

    /** A last superstep of very many tasks is not looked at by them, so its conflict shows only now. */
    private static RunEnd ended(History history, int lastComplete, Instant now) {
        if (lastComplete == lastStep(history)) {
            return RunEnd.succeeded(lastComplete, now);
        }
        String message = "the writes of superstep " + (lastComplete + 1) + " conflict or are not complete";
        RunError error =
                new RunError(ErrorType.INVALID_UPDATE.errorName(), ErrorType.INVALID_UPDATE.name(), null, message);
        return RunEnd.failed(lastComplete, error, now);
    }

    private static RunEnd failed(String error, String cause, int lastComplete, Instant now) {
        Map<String, @Nullable Object> details = details(cause);
        int superstep = number(details, "superstep");
        int counts = lastComplete;
        if (superstep > 0) {
            boolean limit = error.equals(ErrorType.GRAPH_RECURSION.errorName());
            counts = limit ? number(details, "limit") : Math.min(lastComplete, superstep - 1);
        }
        return RunEnd.failed(counts, error(error, cause, details), now);
    }

    /** Step Functions has no name of its own for a history that is full. */
    private static boolean isHistoryFull(String error, String cause) {
        return error.equals("States.Runtime") && cause.contains("maximum number of history events");
    }

    private static RunError error(String error, String cause, Map<String, @Nullable Object> details) {
        if (isHistoryFull(error, cause)) {
            return new RunError(
                    error,
                    HISTORY_FULL,
                    null,
                    "HISTORY_FULL: so much was tried again that the execution's history is full; redrive the run, and"
                            + " it goes on with what has not committed yet");
        }
        NodeId node = details.get("node") instanceof String name ? new NodeId(name) : null;
        String code = details.get("code") instanceof String text ? text : "";
        String message = details.get("message") instanceof String text ? text : cause;
        return new RunError(error, code, node, message);
    }

    /**
     * The cause as one of our own errors writes it; empty if it is another's. Step Functions puts it into what Lambda answered,
     * {@code {"errorType": …, "errorMessage": …}}.
     */
    private static Map<String, @Nullable Object> details(String cause) {
        Map<String, @Nullable Object> details = EndedExecution.payload(cause);
        return details.containsKey("errorType") && details.get("errorMessage") instanceof String message
                ? ofMessage(message)
                : details;
    }

    private static Map<String, @Nullable Object> ofMessage(String message) {
        Map<String, @Nullable Object> details = EndedExecution.payload(message);
        return details.isEmpty() ? Json.object("message", message) : details;
    }

    private static int number(Map<String, @Nullable Object> details, String key) {
        return details.get(key) instanceof Long number ? Math.toIntExact(number) : 0;
    }

    private static int lastStep(History history) {
        return history.steps().isEmpty() ? 0 : history.steps().getLast().superstep();
    }
}
