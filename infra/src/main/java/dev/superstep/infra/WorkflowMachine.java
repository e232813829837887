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
        name = foundation.named(workflow.name());
        functions = new NodeFunctions(this, "Nodes", workflow, foundation, arn());
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
                        "The versions of the workflow's own functions: a run in flight keeps the one that it began"
                                + " with.")
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

    /** Written out, for the machine's own attribute would make role and machine, or nodes and machine, wait for each other. */
    private String arn() {
        return arn(name);
    }

    private static String arn(String name) {
        return "arn:" + Aws.PARTITION + ":states:" + Aws.REGION + ":" + Aws.ACCOUNT_ID + ":stateMachine:" + name;
    }

    /** What the machines of all workflows are started by, with {@code {workflow}} in place of a workflow's name. */
    static String pattern(Foundation foundation) {
        return arn(foundation.named("{workflow}")) + ":" + ALIAS;
    }

    /**
     * What starts, looks at and stops runs of these machines, and answers what waits in them, may do. A start is authorized by
     * the machine's own ARN, and bound to the alias by what it asks for.
     */
    static List<PolicyStatement> steering(List<WorkflowMachine> machines) {
        List<String> arns = machines.stream().map(WorkflowMachine::arn).toList();
        return List.of(
                Statements.allowIf(List.of("states:StartExecution"), arns, "states:StateMachineQualifier", ALIAS),
                Statements.allow(
                        List.of("states:DescribeExecution", "states:GetExecutionHistory", "states:StopExecution"),
                        machines.stream().map(WorkflowMachine::executions).toList()),
                Statements.allow(List.of("states:SendTaskSuccess"), arns));
    }

    /** What lists the executions of these machines may do. */
    static PolicyStatement listing(List<WorkflowMachine> machines) {
        return Statements.allow(
                List.of("states:ListExecutions"),
                machines.stream().map(WorkflowMachine::arn).toList());
    }

    /** Accepts that {@link #steering} names executions by a star. */
    static void acceptExecutions(NativeFunction function, Foundation foundation, List<WorkflowMachine> machines) {
        Suppressions.of(function)
                .addWildcards(
                        machines.stream()
                                .map(machine ->
                                        "Resource::arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:"
                                                + foundation.named(machine.workflow()) + ":*")
                                .toList(),
                        "The executions of one state machine, whose names nobody knows before.");
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
