package dev.superstep.asl;

import dev.superstep.asl.AslProblem.Code;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one rule of a Choice, with what is nested in it. */
final class ConditionReader {
    private final Fields fields;

    private ConditionReader(Fields fields) {
        this.fields = fields;
    }

    static ChoiceRule rule(Fields fields) {
        ChoiceRule rule = new ChoiceRule(new ConditionReader(fields).condition(), fields.text("Next"));
        fields.done();
        return rule;
    }

    private static Condition nested(Fields fields) {
        Condition condition = new ConditionReader(fields).condition();
        fields.done();
        return condition;
    }

    private Condition condition() {
        List<String> tests = tests();
        if (tests.isEmpty()) {
            fields.problem(Code.MISSING_FIELD, "the rule has no test, such as StringEquals");
            return new Condition.And(List.of(new Condition.Is(fields.text("Variable"), Condition.Kind.PRESENT, true)));
        }
        for (String more : tests.subList(1, tests.size())) {
            fields.oneOf(tests.getFirst(), more);
        }
        String test = tests.getFirst();
        return switch (test) {
            case "And" -> new Condition.And(all("And"));
            case "Or" -> new Condition.Or(all("Or"));
            case "Not" -> new Condition.Not(nested(fields.object("Not")));
            case "StringMatches" -> new Condition.StringMatches(fields.text("Variable"), fields.text("StringMatches"));
            default -> simple(test);
        };
    }

    private List<Condition> all(String field) {
        return fields.objects(field).stream().map(ConditionReader::nested).toList();
    }

    private Condition simple(String test) {
        String variable = fields.text("Variable");
        for (Condition.Kind kind : Condition.Kind.values()) {
            if (kind.field().equals(test)) {
                return new Condition.Is(variable, kind, fields.isTrue(test));
            }
        }
        for (Comparison comparison : Comparison.values()) {
            if (comparison.field().equals(test)) {
                return new Condition.Compare(variable, comparison, value(test));
            }
            if (comparison.pathField().equals(test)) {
                return new Condition.Compare(variable, comparison, new Condition.Operand.Path(fields.text(test)));
            }
        }
        throw new IllegalStateException("no test is called " + test);
    }

    /** Whether the value fits the comparison is for the validator, which sees built machines too. */
    private Condition.Operand value(String test) {
        @Nullable Object value = fields.value(test);
        if (value == null) {
            fields.problem(Code.WRONG_TYPE, test + " compares with null; use IsNull");
            return new Condition.Operand.Value("");
        }
        return new Condition.Operand.Value(value);
    }

    /** Which tests the rule makes; one, if it is right. */
    private List<String> tests() {
        List<String> tests = new ArrayList<>(List.of("And", "Or", "Not", "StringMatches"));
        for (Condition.Kind kind : Condition.Kind.values()) {
            tests.add(kind.field());
        }
        for (Comparison comparison : Comparison.values()) {
            tests.add(comparison.field());
            tests.add(comparison.pathField());
        }
        tests.removeIf(test -> !fields.has(test));
        return tests;
    }
}
