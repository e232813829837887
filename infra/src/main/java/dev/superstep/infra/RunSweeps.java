package dev.superstep.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/** Sweeps up: one function on a schedule, which makes good for what was cut short and for events that never came. */
final class RunSweeps extends Construct {
    private static final int MEMORY = 512;
    private static final Duration EVERY = Duration.minutes(5);

    private final NativeFunction function;

    RunSweeps(Construct scope, String id, Foundation foundation, List<WorkflowMachine> machines) {
        super(scope, id);
        Map<String, String> environment = new TreeMap<>(foundation.environment());
        environment.put("SUPERSTEP_NODE", "__sweep__");
        environment.put("SUPERSTEP_PREFIX", foundation.settings().prefix());
        environment.put("SUPERSTEP_STATE_MACHINES", WorkflowMachine.pattern(foundation));
        List<PolicyStatement> allowed = new ArrayList<>(foundation.store().forSweeping());
        allowed.addAll(WorkflowMachine.steering(machines));
        allowed.add(WorkflowMachine.listing(machines));
        function = new NativeFunction(
                this,
                "Function",
                foundation,
                new NativeFunction.Settings(
                        "run-sweeps",
                        "Sweeps up after runs that were cut short, and measures how long people are waited for",
                        foundation.nodes(),
                        MEMORY,
                        EVERY,
                        Optional.empty(),
                        environment,
                        allowed));
        WorkflowMachine.acceptExecutions(function, foundation, machines);
        Rule.Builder.create(this, "Rule")
                .description("Time to sweep up")
                .schedule(Schedule.rate(EVERY))
                .targets(List.of(LambdaFunction.Builder.create(function.function())
                        .retryAttempts(0) // the next one does it
                        .maxEventAge(EVERY)
                        .build()))
                .build();
    }

    /** What sweeps. */
    NativeFunction function() {
        return function;
    }
}
