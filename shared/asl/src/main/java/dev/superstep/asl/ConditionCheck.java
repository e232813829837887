package dev.superstep.asl;

import dev.superstep.asl.AslProblem.Code;
import dev.superstep.json.Json;
import java.util.List;
import java.util.Locale;

/** Checks a Choice's rules. */
final class ConditionCheck {
    private ConditionCheck() {}

    static void check(Choice choice, Checks checks) {
        if (choice.rules().isEmpty()) {
            checks.problem(Code.EMPTY, "Choices", "a Choice has at least one rule");
        }
        for (int i = 0; i < choice.rules().size(); i++) {
            condition(choice.rules().get(i).condition(), checks.below("Choices", i));
        }
    }

    private static void condition(Condition condition, Checks checks) {
        switch (condition) {
            case Condition.And and -> all("And", and.conditions(), checks);
            case Condition.Or or -> all("Or", or.conditions(), checks);
            case Condition.Not not -> condition(not.condition(), checks);
            case Condition.Compare compare -> {
                variable(compare.variable(), checks);
                operand(compare, checks);
            }
            case Condition.StringMatches matches -> variable(matches.variable(), checks);
            case Condition.Is is -> variable(is.variable(), checks);
        }
    }

    private static void all(String field, List<Condition> conditions, Checks checks) {
        if (conditions.isEmpty()) {
            checks.problem(Code.EMPTY, field, "nothing to ask");
        }
        for (int i = 0; i < conditions.size(); i++) {
            condition(conditions.get(i), checks.below(field, i));
        }
    }

    private static void variable(String variable, Checks checks) {
        if (!variable.isEmpty()) {
            checks.path("Variable", variable);
        }
    }

    private static void operand(Condition.Compare compare, Checks checks) {
        Comparison comparison = compare.comparison();
        switch (compare.operand()) {
            case Condition.Operand.Path path -> checks.path(comparison.pathField(), path.path());
            case Condition.Operand.Value operand -> {
                Object value = operand.value();
                if (!fits(comparison.type(), value)) {
                    checks.problem(
                            Code.WRONG_TYPE,
                            comparison.field(),
                            "a " + comparison.type().name().toLowerCase(Locale.ROOT) + " was wanted, "
                                    + Json.typeName(value) + " was found");
                } else if (comparison.type() == Comparison.Type.TIMESTAMP) {
                    checks.timestamp(comparison.field(), value);
                }
            }
        }
    }

    private static boolean fits(Comparison.Type type, Object value) {
        return switch (type) {
            case STRING, TIMESTAMP -> value instanceof String;
            case NUMBER -> value instanceof Number;
            case BOOLEAN -> value instanceof Boolean;
        };
    }
}
