package dev.superstep.compiler;

import dev.superstep.asl.Choice;
import dev.superstep.asl.ChoiceRule;
import dev.superstep.asl.Condition;
import dev.superstep.asl.Fail;
import dev.superstep.graph.core.ErrorType;
import java.util.ArrayList;
import java.util.List;

/**
 * The first state of a machine that may run for long: where an execution enters.
 *
 * <p>A run of a graph with a cycle may need several executions, because the history of one is bounded. Each later one is
 * started with a cursor that says where it goes on, {@code {"run", "superstep", "enter": "a + b", ...}}; the first, and any
 * that is started by hand, says nothing and begins at the beginning. A graph without a cycle has no such state: whoever
 * resumes it runs through the few tasks that have committed.
 *
 * @param name the state's name
 * @param choice the state
 * @param nowhere the name of the state to which a cursor of another definition leads, {@link #NOWHERE}
 */
record Entrance(String name, Choice choice, String nowhere) {
    /** Where a cursor ends up that enters at a state which this definition does not have. */
    static final Fail NOWHERE = Fail.of(
            ErrorType.STALE_GRAPH.errorName(),
            "this definition has no such state to enter at; the cursor is another's");

    private static final Condition IS_CURSOR = Condition.isPresent("$.superstep");
    private static final String ENTER = "$.enter";

    /**
     * The entrance to a machine.
     *
     * @param steps the names of the states that stand for control states; an empty name is none
     * @param first where a run begins
     * @param names gives names to states
     */
    static Entrance to(List<String> steps, String first, StateNames names) {
        String nowhere = names.unique("no such state");
        Condition goesOn = Condition.all(List.of(IS_CURSOR, Condition.isPresent(ENTER)));
        List<ChoiceRule> rules = new ArrayList<>();
        for (String step : steps) {
            if (!step.isEmpty()) {
                Condition here = Condition.stringEquals(ENTER, step);
                rules.add(new ChoiceRule(Condition.all(List.of(IS_CURSOR, Condition.isPresent(ENTER), here)), step));
            }
        }
        rules.add(new ChoiceRule(goesOn, nowhere));
        return new Entrance(names.unique("enter"), Choice.of(rules).otherwise(first), nowhere);
    }
}
