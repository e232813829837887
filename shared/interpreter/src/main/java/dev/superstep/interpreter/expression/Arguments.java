package dev.superstep.interpreter.expression;

import dev.superstep.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The values that a function is called with, asked for by place and type. */
final class Arguments {
    private final String function;
    private final @Nullable Object[] values;
    private final RandomGenerator random;

    private Arguments(String function, @Nullable Object[] values, RandomGenerator random) {
        this.function = function;
        this.values = values;
        this.random = random;
    }

    static Arguments evaluate(String function, List<Expression> arguments, Scope scope) {
        @Nullable Object[] values = new Object[arguments.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments.get(i).evaluate(scope);
        }
        return new Arguments(function, values, scope.random());
    }

    int count() {
        return values.length;
    }

    @Nullable
    Object value(int place) {
        return values[place];
    }

    List<@Nullable Object> all() {
        return Collections.unmodifiableList(new ArrayList<@Nullable Object>(Arrays.asList(values)));
    }

    String text(int place) {
        if (values[place] instanceof String text) {
            return text;
        }
        throw wrong(place, "a string");
    }

    List<@Nullable Object> list(int place) {
        if (values[place] instanceof List<?>) {
            return Json.asList(values[place]);
        }
        throw wrong(place, "a list");
    }

    Map<String, @Nullable Object> object(int place) {
        if (values[place] instanceof Map<?, ?>) {
            return Json.asObject(values[place]);
        }
        throw wrong(place, "an object");
    }

    boolean truth(int place) {
        if (values[place] instanceof Boolean truth) {
            return truth;
        }
        throw wrong(place, "a boolean");
    }

    /** An integer; the service rounds others to the nearest. */
    long integer(int place) {
        try {
            return switch (values[place]) {
                case Long number -> number;
                case BigDecimal number ->
                    number.setScale(0, RoundingMode.HALF_UP).longValueExact();
                case null, default -> throw wrong(place, "a number");
            };
        } catch (ArithmeticException e) {
            throw wrong(place, "an integer of 64 bits");
        }
    }

    RandomGenerator random() {
        return random;
    }

    EvaluationException failure(String reason) {
        return new EvaluationException(
                EvaluationException.INTRINSIC_FAILURE,
                "The function '" + function + "' had the following error: " + reason);
    }

    private EvaluationException wrong(int place, String wanted) {
        return failure("argument " + (place + 1) + " is " + Json.typeName(values[place]) + ", not " + wanted);
    }
}
