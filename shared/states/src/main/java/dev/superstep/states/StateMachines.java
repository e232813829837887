package dev.superstep.states;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The state machines of all workflows.
 *
 * @param byWorkflow each, by its workflow's name
 */
public record StateMachines(Map<String, StateMachineArn> byWorkflow) {
    private static final String WORKFLOW = "{workflow}";

    public StateMachines {
        byWorkflow = Collections.unmodifiableMap(new LinkedHashMap<>(byWorkflow));
    }

    /**
     * The machines that settings name.
     *
     * @param workflows the workflows that need one
     * @param pattern an ARN with {@code {workflow}} in it
     * @param single the ARN for a single workflow, which goes before the pattern
     * @throws StatesException with everything that is wrong
     */
    public static StateMachines of(
            List<String> workflows, Optional<String> pattern, Function<String, Optional<String>> single) {
        Map<String, StateMachineArn> byWorkflow = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (String workflow : workflows) {
            Optional<String> text =
                    single.apply(workflow).or(() -> pattern.map(all -> all.replace(WORKFLOW, workflow)));
            if (text.isEmpty()) {
                problems.add("workflow \"" + workflow + "\" has no state machine");
                continue;
            }
            StateMachineArn.parse(text.get())
                    .ifPresentOrElse(
                            arn -> byWorkflow.put(workflow, arn),
                            () -> problems.add("the state machine of workflow \"" + workflow + "\" is \"" + text.get()
                                    + "\", which is no ARN of one"));
        }
        if (!problems.isEmpty()) {
            throw StatesException.noMachines(problems);
        }
        return new StateMachines(byWorkflow);
    }

    /** The machine of a workflow that was asked for. */
    public StateMachineArn of(String workflow) {
        StateMachineArn arn = byWorkflow.get(workflow);
        if (arn == null) {
            throw new IllegalArgumentException("no such workflow: " + workflow);
        }
        return arn;
    }
}
