package dev.superstep.nodes;

import dev.superstep.graph.core.ErrorType;
import dev.superstep.json.Json;
import dev.superstep.runner.AttemptFailure;

/**
 * A failed invocation as the state machine is to see it; the only exception that leaves {@link NodeFunction}.
 *
 * <p>Its message is the error's name, {@link #SEPARATOR} and a cause in JSON: Funqy's wrapper keeps nothing else of an
 * exception than its class name and this. {@link LambdaErrorJson} takes it apart.
 */
final class LambdaFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    static final String SEPARATOR = ": ";

    /** Lambda takes 256 KiB, but nobody reads so much, and it is copied into every event that follows. */
    private static final int MAX_TEXT = 4_000;

    LambdaFailure(AttemptFailure failure) {
        super(failure.type().errorName() + SEPARATOR + failure.json(), failure);
    }

    LambdaFailure(String code, RuntimeException fault) {
        super(ErrorType.INTERNAL.errorName() + SEPARATOR + internal(code, fault.toString()), fault);
    }

    /** The cause of an {@link ErrorType#INTERNAL} error. */
    static String internal(String code, String text) {
        String message = text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…";
        return Json.print(Json.object("code", code, "message", message));
    }
}
