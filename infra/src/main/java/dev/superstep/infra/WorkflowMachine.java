package dev.superstep.infra;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnDeletionPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.stepfunctions.CfnStateMachineAlias;
import software.amazon.awscdk.services.stepfunctions.CfnStateMachineVersion;
import software.amazon.awscdk.services.stepfunctions.DefinitionBody;
import software.amazon.awscdk.services.stepfunctions.LogLevel;
import software.amazon.awscdk.services.stepfunctions.LogOptions;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.amazon.awscdk.services.stepfunctions.StateMachineType;
import software.constructs.Construct;

/**
 * A workflow as a state machine: the definition that the build wrote, inline, where reviewers and linters see it.
 *
 * <p>Each deployment publishes a version, and the alias {@value #ALIAS} leads to the newest. Runs are started by the alias and
 * keep the version that it led to.
 */
final class WorkflowMachine extends Construct {
    /** What runs are started by. */
    static final String ALIAS = "live";

    private static final String STARTS_ITSELF = "states:startExecution";

    private final DeployedWorkflow workflow;
    private final String name;
    private final StateMachine machine;
    private final NodeFunctions functions;

    WorkflowMachine(Construct scope, String id, DeployedWorkflow workflow, Foundation foundation) {
        super(scope, id);
        this.workflow = workflow;
        functions = new NodeFunctions(this, "Nodes", workflow, foundation);
        name = foundation.named(workflow.name());
        machine = StateMachine.Builder.create(this, "Machine")
                .stateMachineName(name)
                .stateMachineType(StateMachineType.STANDARD)
                .comment("Workflow " + workflow.name() + ", graph " + workflow.fingerprint())
                .definitionBody(DefinitionBody.fromString(workflow.definition()))
                .definitionSubstitutions(functions.substitutions())
                .tracingEnabled(true)
                .logs(LogOptions.builder()
                        // Its prefix keeps the policy of all groups short, which CloudWatch limits.
                        .destination(Logs.group(this, foundation, "/aws/vendedlogs/states/" + name))
                        .level(LogLevel.ALL)
                        .includeExecutionData(false)
                        .build())
                .build();
        allowed().forEach(machine::addToRolePolicy);
        publish();
        Suppressions.of(machine)
                .addWildcards(
                        functions.functions().stream()
                                .map(function -> "Resource::<" + Suppressions.logicalId(function) + ".Arn>:*")
                                .toList(),
                        "The versions of the workflow's own functions: a run in flight keeps the one that it began with.")
                .addWildcards(List.of("Resource::*"), "X-Ray and the delivery of logs to CloudWatch take no resource.");
    }

    private List<PolicyStatement> allowed() {
        List<PolicyStatement> allowed = new ArrayList<>();
        allowed.add(Statements.allow(List.of("lambda:InvokeFunction"), functions.invocable()));
        if (workflow.definition().contains(STARTS_ITSELF)) {
            allowed.add(Statements.allow(List.of("states:StartExecution"), List.of(arn())));
        }
        return allowed;
    }

    /** Written out, for the machine's own attribute would make role and machine wait for each other. */
    private String arn() {
        return "arn:" + Aws.PARTITION + ":states:" + Aws.REGION + ":" + Aws.ACCOUNT_ID + ":stateMachine:" + name;
    }

    private void publish() {
        CfnStateMachineVersion version = CfnStateMachineVersion.Builder.create(this, "Version")
                .stateMachineArn(machine.getStateMachineArn())
                .stateMachineRevisionId(machine.getStateMachineRevisionId())
                .description("graph " + workflow.fingerprint())
                .build();
        // Runs in flight are of older versions.
        version.getCfnOptions().setDeletionPolicy(CfnDeletionPolicy.RETAIN);
        version.getCfnOptions().setUpdateReplacePolicy(CfnDeletionPolicy.RETAIN);
        CfnStateMachineAlias.Builder.create(this, "Alias")
                .name(ALIAS)
                .deploymentPreference(CfnStateMachineAlias.DeploymentPreferenceProperty.builder()
                        .stateMachineVersionArn(version.getRef())
                        .type("ALL_AT_ONCE")
                        .build())
                .build();
    }

    /** The ARN of its executions, whatever they are called. */
    String executions() {
        return "arn:" + Aws.PARTITION + ":states:" + Aws.REGION + ":" + Aws.ACCOUNT_ID + ":execution:" + name + ":*";
    }

    /** The workflow's name. */
    String workflow() {
        return workflow.name();
    }

    /** The state machine. */
    StateMachine machine() {
        return machine;
    }

    /** Its nodes. */
    NodeFunctions functions() {
        return functions;
    }
}
