package dev.superstep.asl;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a Choice's rules. */
final class ConditionWriter {
    private ConditionWriter() {}

    static List<Map<String, @Nullable Object>> rules(List<ChoiceRule> rules) {
        return rules.stream().map(ConditionWriter::rule).toList();
    }

    private static Map<String, @Nullable Object> rule(ChoiceRule rule) {
        Map<String, @Nullable Object> members = condition(rule.condition());
        members.put("Next", rule.next());
        return Collections.unmodifiableMap(members);
    }

    private static Map<String, @Nullable Object> condition(Condition condition) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        switch (condition) {
            case Condition.And and -> members.put("And", conditions(and.conditions()));
            case Condition.Or or -> members.put("Or", conditions(or.conditions()));
            case Condition.Not not -> members.put("Not", condition(not.condition()));
            case Condition.Compare compare -> {
                members.put("Variable", compare.variable());
                operand(compare, members);
            }
            case Condition.StringMatches matches -> {
                members.put("Variable", matches.variable());
                members.put("StringMatches", matches.pattern());
            }
            case Condition.Is is -> {
                members.put("Variable", is.variable());
                members.put(is.kind().field(), is.expected());
            }
        }
        return members;
    }

    private static List<Map<String, @Nullable Object>> conditions(List<Condition> conditions) {
        return conditions.stream().map(ConditionWriter::condition).toList();
    }

    private static void operand(Condition.Compare compare, Map<String, @Nullable Object> members) {
        switch (compare.operand()) {
            case Condition.Operand.Value value ->
                members.put(compare.comparison().field(), value.value());
            case Condition.Operand.Path path -> members.put(compare.comparison().pathField(), path.path());
        }
    }
}
