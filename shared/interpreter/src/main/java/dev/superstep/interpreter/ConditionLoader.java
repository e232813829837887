package dev.superstep.interpreter;

import dev.superstep.asl.Comparison;
import dev.superstep.asl.Condition;
import dev.superstep.interpreter.expression.Expression;
import java.util.ArrayList;
import java.util.List;

/** Makes a Choice's condition ready. */
final class ConditionLoader {
    private final Place place;

    ConditionLoader(Place place) {
        this.place = place;
    }

    Check load(Condition condition) {
        return switch (condition) {
            case Condition.And and -> new Check.And(all("And", and.conditions()));
            case Condition.Or or -> new Check.Or(all("Or", or.conditions()));
            case Condition.Not not -> new Check.Not(new ConditionLoader(place.below("Not")).load(not.condition()));
            case Condition.Compare compare -> compare(compare);
            case Condition.StringMatches matches ->
                new Check.Matches(variable(matches.variable()), Pattern.of(matches.pattern()));
            case Condition.Is is -> new Check.OfKind(variable(is.variable()), is.kind(), is.expected());
        };
    }

    private List<Check> all(String field, List<Condition> conditions) {
        List<Check> checks = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            checks.add(new ConditionLoader(place.below(field + "/" + i)).load(conditions.get(i)));
        }
        return List.copyOf(checks);
    }

    private Check compare(Condition.Compare compare) {
        Expression variable = variable(compare.variable());
        Comparison comparison = compare.comparison();
        return switch (compare.operand()) {
            case Condition.Operand.Path path ->
                new Check.Compares(variable, comparison, place.path(comparison.pathField(), path.path()));
            case Condition.Operand.Value operand ->
                isPlain(comparison)
                        ? new Check.Same(variable, operand.value())
                        : new Check.Compares(variable, comparison, Expression.constant(operand.value()));
        };
    }

    /** Equal strings and booleans are just equal; numbers and timestamps can be equal and written differently. */
    private static boolean isPlain(Comparison comparison) {
        return comparison == Comparison.STRING_EQUALS || comparison == Comparison.BOOLEAN_EQUALS;
    }

    private Expression variable(String path) {
        return place.path("Variable", path);
    }
}
