package dev.superstep.interpreter.expression;

import org.jspecify.annotations.Nullable;

/** A path into the input. */
record PathExpression(Path path, String field) implements Expression {
    @Override
    public @Nullable Object evaluate(Scope scope) {
        Object value = path.find(scope.input());
        if (value == Step.MISSING) {
            throw path.missing(field, scope.input());
        }
        return value;
    }

    @Override
    public @Nullable Object evaluateOr(Scope scope, Object otherwise) {
        Object value = path.find(scope.input());
        return value == Step.MISSING ? otherwise : value;
    }

    @Override
    public boolean isWhole() {
        return path.isWhole();
    }
}
