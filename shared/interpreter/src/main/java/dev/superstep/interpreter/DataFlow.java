package dev.superstep.interpreter;

import dev.superstep.interpreter.expression.EvaluationException;
import dev.superstep.interpreter.expression.Expression;
import dev.superstep.interpreter.expression.ReferencePath;
import dev.superstep.interpreter.expression.Template;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * A state's {@link dev.superstep.asl.Flow}, made ready.
 *
 * @param inputPath null for an empty object
 * @param resultPlace null to keep the input and drop the result
 * @param outputPath null for an empty object
 */
record DataFlow(
        @Nullable Expression inputPath,
        @Nullable Template parameters,
        @Nullable Template resultSelector,
        @Nullable Place resultPlace,
        @Nullable Expression outputPath) {

    /** Where in the input a result goes. */
    sealed interface Place {
        /** In the input's stead. */
        record Whole() implements Place {}

        /** At a place in it. */
        record At(ReferencePath path) implements Place {}
    }

    /** What the state works on. */
    @Nullable
    Object effectiveInput(Frame frame, @Nullable Object raw) {
        Object selected = select(frame, inputPath, raw);
        Object effective = parameters == null ? selected : frame.evaluate(parameters, selected);
        if (!isSame(effective, raw)) {
            frame.checkSize(effective, "effective input");
        }
        return effective;
    }

    /** What the state gives on. */
    @Nullable
    Object output(Frame frame, @Nullable Object raw, @Nullable Object result) {
        Object selected = resultSelector == null ? result : frame.evaluate(resultSelector, result);
        Object output = select(frame, outputPath, placed(frame, resultPlace, raw, selected));
        if (!isSame(output, raw) && !isSame(output, result)) {
            frame.checkSize(output, "output");
        }
        return output;
    }

    /** {@code raw} with {@code result} at its place. */
    static @Nullable Object placed(Frame frame, @Nullable Place place, @Nullable Object raw, @Nullable Object result) {
        return switch (place) {
            case null -> raw;
            case Place.Whole whole -> result;
            case Place.At at -> {
                try {
                    yield at.path().put(raw, result);
                } catch (EvaluationException e) {
                    throw StateFailure.inState(frame.state(), e.error(), e.reason());
                }
            }
        };
    }

    private static @Nullable Object select(Frame frame, @Nullable Expression path, @Nullable Object value) {
        if (path == null) {
            return Collections.emptyMap();
        }
        return path.isWhole() ? value : frame.evaluate(path, value);
    }

    /** What came in or was measured before need not be measured again. */
    @SuppressWarnings("ReferenceEquality") // the very same value, not an equal one
    private static boolean isSame(@Nullable Object a, @Nullable Object b) {
        return a == b;
    }
}
