package dev.superstep.nodes;

import dev.superstep.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * A failed invocation as the state machine is to see it; the only exception that leaves {@link NodeFunction}.
 *
 * <p>Its message is the type's name, {@link #SEPARATOR} and a JSON object with {@code code}, {@code node} and {@code
 * text}: Funqy's wrapper keeps nothing else of an exception than its class name and this. {@link LambdaErrorJson} takes it
 * apart.
 */
final class LambdaFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    static final String SEPARATOR = ": ";

    /** Lambda takes 256 KiB, but nobody reads so much, and it is copied into every event that follows. */
    private static final int MAX_TEXT = 4_000;

    LambdaFailure(ErrorType type, String code, String node, @Nullable String text, @Nullable Throwable cause) {
        super(type.lambdaName() + SEPARATOR + details(code, node, text), cause);
    }

    /** What Lambda shows as {@code errorMessage}: one line of JSON. */
    static String details(String code, String node, @Nullable String text) {
        return Json.print(Json.object("code", code, "node", node, "text", cut(text)));
    }

    private static String cut(@Nullable String text) {
        if (text == null) {
            return "";
        }
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…";
    }
}
