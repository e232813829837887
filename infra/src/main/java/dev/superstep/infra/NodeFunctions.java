package dev.superstep.infra;

import dev.superstep.compiler.Function;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.IFunction;
import software.constructs.Construct;

/**
 * A function for each node of a workflow: the same executable, told by its environment which node it is.
 *
 * <p>What is deployed is a version, and the state machine names it: a run that has begun goes on with the code that it began
 * with.
 */
final class NodeFunctions extends Construct {
    private final Map<String, NativeFunction> byPlaceholder = new LinkedHashMap<>();

    /** @param machine the ARN of the state machine that calls them */
    NodeFunctions(Construct scope, String id, DeployedWorkflow workflow, Foundation foundation, String machine) {
        super(scope, id);
        for (Function function : workflow.functions()) {
            byPlaceholder.put(function.placeholder(), function(workflow, function, foundation, machine));
        }
    }

    private NativeFunction function(
            DeployedWorkflow workflow, Function function, Foundation foundation, String machine) {
        NodeNeeds needs = NodeNeeds.of(function.name());
        Duration timeLimit = Duration.seconds(function.timeLimit().toSeconds());
        Map<String, String> environment = new TreeMap<>(foundation.environment());
        environment.put("SUPERSTEP_WORKFLOW", workflow.name());
        environment.put("SUPERSTEP_NODE", function.node().value());
        environment.put("SUPERSTEP_TIME_LIMIT", timeLimit.toIsoString());
        List<PolicyStatement> allowed = new ArrayList<>(foundation.store().forNodes());
        if (workflow.approvals().contains(function.node())) {
            allowed.add(foundation.store().forApprovals());
            // A decision may have come before the question's token.
            allowed.add(Statements.allow(List.of("states:SendTaskSuccess"), List.of(machine)));
        }
        if (workflow.models().contains(function.node())) {
            environment.putAll(foundation.model().environment());
            allowed.add(foundation.model().allowed());
        }
        return new NativeFunction(
                this,
                function.node().value(),
                foundation,
                new NativeFunction.Settings(
                        function.name(),
                        "Node " + function.node() + " of workflow " + workflow.name(),
                        foundation.nodes(),
                        needs.memory(),
                        timeLimit,
                        needs.atOnce(),
                        environment,
                        allowed));
    }

    /** For each placeholder of the definition the ARN of the function's version. */
    Map<String, String> substitutions() {
        Map<String, String> arns = new TreeMap<>();
        byPlaceholder.forEach((placeholder, function) -> arns.put(placeholder, function.versionArn()));
        return arns;
    }

    /** What the state machine may invoke: these functions, in any version, since runs in flight keep theirs. */
    List<String> invocable() {
        return byPlaceholder.values().stream()
                .map(function -> function.function().getFunctionArn() + ":*")
                .toList();
    }

    /** The functions. */
    List<? extends IFunction> functions() {
        return byPlaceholder.values().stream().map(NativeFunction::function).toList();
    }
}
