package dev.superstep.interpreter;

import dev.superstep.interpreter.expression.Expression;
import dev.superstep.json.Json;
import org.jspecify.annotations.Nullable;

/** An {@link dev.superstep.asl.Amount}, made ready. */
sealed interface Quantity {
    /** The amount, never negative. */
    long of(Frame frame, @Nullable Object input);

    /** Written in the definition. */
    record Fixed(long value) implements Quantity {
        @Override
        public long of(Frame frame, @Nullable Object input) {
            return value;
        }
    }

    /** Taken from the input. */
    record FromPath(Expression path, String field) implements Quantity {
        @Override
        public long of(Frame frame, @Nullable Object input) {
            Object value = frame.evaluate(path, input);
            if (value instanceof Long number && number >= 0) {
                return number;
            }
            throw StateFailure.runtime(
                    frame.state(), "The field '" + field + "' is no integer from 0 on: " + Json.print(value));
        }
    }
}
