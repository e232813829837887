package dev.superstep.interpreter;

import dev.superstep.interpreter.expression.Expression;
import dev.superstep.json.Json;
import org.jspecify.annotations.Nullable;

/** A Fail. */
record ExecutableFail(
        String name, @Nullable Expression error, @Nullable Expression cause) implements ExecutableState {
    @Override
    public int run(Frame frame) {
        throw new StateFailure(text(frame, error, "Error"), text(frame, cause, "Cause"));
    }

    private static String text(Frame frame, @Nullable Expression expression, String field) {
        if (expression == null) {
            return "";
        }
        Object value = frame.evaluate(expression, frame.value());
        if (value instanceof String text) {
            return text;
        }
        throw StateFailure.runtime(frame.state(), "The field '" + field + "Path' is no string: " + Json.print(value));
    }
}
