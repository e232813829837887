package dev.superstep.interpreter.expression;

import org.jspecify.annotations.Nullable;

/** A path into the context object; only the part that it begins with is built. */
record ContextExpression(Path path, String field, @Nullable String part) implements Expression {
    ContextExpression(Path path, String field) {
        this(path, field, path.firstName());
    }

    @Override
    public @Nullable Object evaluate(Scope scope) {
        Object value = find(scope);
        if (value == Step.MISSING) {
            throw path.missing(field, scope.context());
        }
        return value;
    }

    @Override
    public @Nullable Object evaluateOr(Scope scope, Object otherwise) {
        Object value = find(scope);
        return value == Step.MISSING ? otherwise : value;
    }

    private @Nullable Object find(Scope scope) {
        if (part == null) {
            return path.find(scope.context());
        }
        Object found = scope.contextPart(part);
        return found == null ? Step.MISSING : path.findBelowFirst(found);
    }
}
