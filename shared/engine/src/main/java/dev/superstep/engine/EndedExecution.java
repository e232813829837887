package dev.superstep.engine;

import java.time.Instant;
import java.util.Map;
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
    }

    /** The name of the run: what its cursor says, or its own name if it was started with plain input. */
    public String run() {
        return input.containsKey(SUPERSTEP) && input.get(RUN) instanceof String run ? run : name;
    }
}
