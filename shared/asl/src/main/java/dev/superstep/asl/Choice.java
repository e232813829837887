package dev.superstep.asl;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goes on at the state of the first rule that holds.
 *
 * @param otherwise the state that follows when none holds (Default); null to fail with {@code States.NoChoiceMatched}
 */
public record Choice(
        @Nullable String comment,
        List<ChoiceRule> rules,
        @Nullable String otherwise,
        Flow flow) implements AslState, HasPaths<Choice> {

    public Choice {
        rules = List.copyOf(rules);
    }

    /** A Choice between these. */
    public static Choice of(List<ChoiceRule> rules) {
        return new Choice(null, rules, null, Flow.IDENTITY);
    }

    /** A Choice with one rule. */
    public static Choice when(Condition condition, String next) {
        return of(List.of(new ChoiceRule(condition, next)));
    }

    /** This Choice and one more rule, tried last. */
    public Choice orWhen(Condition condition, String next) {
        List<ChoiceRule> more = new ArrayList<>(rules);
        more.add(new ChoiceRule(condition, next));
        return new Choice(comment, more, otherwise, flow);
    }

    /** This Choice with a Default. */
    public Choice otherwise(String next) {
        return new Choice(comment, rules, next, flow);
    }

    /** This state with a comment. */
    public Choice comment(String comment) {
        return new Choice(comment, rules, otherwise, flow);
    }

    @Override
    public Choice withFlow(Flow flow) {
        return new Choice(comment, rules, otherwise, flow);
    }
}
