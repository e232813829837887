package dev.superstep.interpreter;

import dev.superstep.asl.Comparison;
import dev.superstep.asl.Condition;
import dev.superstep.interpreter.expression.Expression;
import dev.superstep.interpreter.expression.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link Condition}, made ready; a value of another type than the one asked for just does not hold. */
sealed interface Check {
    /**
     * Whether it holds.
     *
     * @throws dev.superstep.interpreter.expression.EvaluationException if a path leads nowhere
     */
    boolean holds(Scope scope);

    /** All hold; those behind the first that does not are not asked. */
    record And(List<Check> checks) implements Check {
        @Override
        public boolean holds(Scope scope) {
            for (Check check : checks) {
                if (!check.holds(scope)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** One holds; those behind it are not asked. */
    record Or(List<Check> checks) implements Check {
        @Override
        public boolean holds(Scope scope) {
            for (Check check : checks) {
                if (check.holds(scope)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** It does not hold. */
    record Not(Check check) implements Check {
        @Override
        public boolean holds(Scope scope) {
            return !check.holds(scope);
        }
    }

    /** A value is a string or boolean of the definition: what nearly all checks are. */
    record Same(Expression variable, Object value) implements Check {
        @Override
        public boolean holds(Scope scope) {
            return value.equals(variable.evaluate(scope));
        }
    }

    /** Two values compare. */
    record Compares(Expression variable, Comparison comparison, Expression operand) implements Check {
        @Override
        public boolean holds(Scope scope) {
            return Comparing.holds(comparison, variable.evaluate(scope), operand.evaluate(scope));
        }
    }

    /** A string matches a pattern. */
    record Matches(Expression variable, Pattern pattern) implements Check {
        @Override
        public boolean holds(Scope scope) {
            return variable.evaluate(scope) instanceof String text && pattern.matches(text);
        }
    }

    /** A value is of a kind, or is not. */
    record OfKind(Expression variable, Condition.Kind kind, boolean expected) implements Check {
        private static final Object NOWHERE = new Object();

        @Override
        public boolean holds(Scope scope) {
            if (kind == Condition.Kind.PRESENT) {
                boolean isPresent = !NOWHERE.equals(variable.evaluateOr(scope, NOWHERE));
                return isPresent == expected;
            }
            return is(kind, variable.evaluate(scope)) == expected;
        }

        private static boolean is(Condition.Kind kind, @Nullable Object value) {
            return switch (kind) {
                case PRESENT -> true;
                case NULL -> value == null;
                case NUMERIC -> value instanceof Number;
                case STRING -> value instanceof String;
                case BOOLEAN -> value instanceof Boolean;
                case TIMESTAMP -> Comparing.instant(value) != null;
            };
        }
    }
}
