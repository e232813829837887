package dev.superstep.engine;

import dev.superstep.json.Json;
import dev.superstep.json.JsonException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An execution that came to its end elsewhere, as Step Functions tells of it.
 *
 * @param name the execution's name
 * @param input what it was started with, core JSON: a cursor, or a workflow's plain input; empty if it was not told
 * @param how how it ended
 * @param at when
 */
public record EndedExecution(String name, Map<String, @Nullable Object> input, How how, Instant at) {
    private static final String RUN = "run";
    private static final String SUPERSTEP = "superstep";

    // Written out: javac drops the type annotations of a compact constructor's parameters from the class file.
    public EndedExecution(String name, Map<String, @Nullable Object> input, How how, Instant at) {
        this.name = name;
        this.input = input;
        this.how = how;
        this.at = at;
    }

    /** How an execution ended. */
    public sealed interface How {
        /** It came to its end; {@code output} is what its last state gave, null if it was not told. */
        record Succeeded(@Nullable Object output) implements How {}

        /** A state failed and nothing caught it; what is not known is empty. */
        record Failed(String error, String cause) implements How {}

        /** It took longer than it may. */
        record TimedOut() implements How {}

        /** Somebody stopped it. */
        record Aborted() implements How {}

        /**
         * How an execution ended of which Step Functions says this.
         *
         * @param status its status
         * @param output JSON text; null if it is not told
         * @param error the name of what failed; null if nothing did
         * @param cause more about it; null if nothing is known
         * @return empty for a status that is no end
         * @throws IllegalArgumentException if there is no such status
         */
        static Optional<How> of(
                String status, @Nullable String output, @Nullable String error, @Nullable String cause) {
            return switch (status) {
                case "SUCCEEDED" -> Optional.of(new Succeeded(payload(output)));
                case "FAILED" -> Optional.of(new Failed(error == null ? "" : error, cause == null ? "" : cause));
                case "TIMED_OUT" -> Optional.of(new TimedOut());
                case "ABORTED" -> Optional.of(new Aborted());
                case "RUNNING", "PENDING_REDRIVE" -> Optional.empty();
                default -> throw new IllegalArgumentException("there is no status " + status);
            };
        }
    }

    /** The object that {@code text} is as JSON; an empty one if it is none, for then it is none of ours. */
    public static Map<String, @Nullable Object> payload(@Nullable String text) {
        try {
            return text == null ? Json.object() : Json.parseObject(text);
        } catch (JsonException noObject) {
            return Json.object();
        }
    }

    /** The name of the execution to which this one handed its run on; empty if it did not. */
    public Optional<String> continuedBy() {
        return how instanceof How.Succeeded succeeded
                ? Cursors.continued(succeeded.output()).map(cursor -> String.valueOf(cursor.get("name")))
                : Optional.empty();
    }

    /** The name of the run: what its cursor says, or its own name if it was started with plain input. */
    public String run() {
        return input.containsKey(SUPERSTEP) && input.get(RUN) instanceof String run ? run : name;
    }
}
