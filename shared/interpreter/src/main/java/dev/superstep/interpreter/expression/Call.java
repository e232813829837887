package dev.superstep.interpreter.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call of an intrinsic function. */
record Call(Function function, List<Expression> arguments) implements Expression {
    Call {
        arguments = List.copyOf(arguments);
    }

    static Call of(Function function, List<Expression> arguments, String text) {
        if (!function.takes(arguments.size())) {
            throw SyntaxException.malformed(
                    text, function.asl() + " does not take " + arguments.size() + " argument(s),");
        }
        return new Call(function, arguments);
    }

    @Override
    public @Nullable Object evaluate(Scope scope) {
        return function.apply(Arguments.evaluate(function.asl(), arguments, scope));
    }
}
