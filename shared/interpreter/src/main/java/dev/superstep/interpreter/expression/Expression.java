package dev.superstep.interpreter.expression;

import dev.superstep.asl.AslProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A path or an intrinsic function, parsed; stateless. */
public sealed interface Expression permits Expression.Literal, PathExpression, ContextExpression, Call, FormatCall {
    /**
     * The value.
     *
     * @throws EvaluationException if a path leads nowhere or a function fails
     */
    @Nullable
    Object evaluate(Scope scope);

    /**
     * The value, or {@code otherwise} if the expression is a path that leads nowhere.
     *
     * @throws EvaluationException if a function fails
     */
    default @Nullable Object evaluateOr(Scope scope, Object otherwise) {
        return evaluate(scope);
    }

    /** Whether the expression is {@code $} and so gives its input as it is. */
    default boolean isWhole() {
        return false;
    }

    /**
     * The expression {@code text} of a field; if it is none, a problem at {@code at} and null as its value.
     *
     * @param field the field's name, for messages
     */
    static Expression parse(String text, String field, String at, List<AslProblem> problems) {
        try {
            return ExpressionParser.parse(text, field);
        } catch (SyntaxException e) {
            problems.add(e.at(at));
            return new Literal(null);
        }
    }

    /** An expression that always is {@code value}, a core JSON value. */
    static Expression constant(@Nullable Object value) {
        return new Literal(value);
    }

    /** The path {@code text} of a field that takes no function; if it is none, a problem at {@code at}. */
    static Expression parsePath(String text, String field, String at, List<AslProblem> problems) {
        if (text.startsWith("States.")) {
            problems.add(SyntaxException.malformed(text, "a path was expected, not a function,")
                    .at(at));
            return new Literal(null);
        }
        return parse(text, field, at, problems);
    }

    /**
     * A value in the definition.
     *
     * @param written a string as it stands there, escapes and all; null for other values
     */
    record Literal(@Nullable Object value, @Nullable String written) implements Expression {
        Literal(@Nullable Object value) {
            this(value, null);
        }

        @Override
        public @Nullable Object evaluate(Scope scope) {
            return value;
        }
    }
}
