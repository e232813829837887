package dev.superstep.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/**
 * All that runs in AWS:
 *
 * <pre>
 *   HTTP API ─▶ API function ─▶ a state machine a workflow ─▶ a function a node ─▶ table, bucket ◀─ API function
 *   CloudFront ─▶ the console's bucket, HTTP API                        if it is told how the console gets tokens
 *   the machines' events ─▶ one function, which notes the ends of runs
 *   a schedule ─▶ one function, which sweeps up after what was cut short
 *   alarms and a dashboard over all of it; one key for what is stored
 * </pre>
 */
final class SuperstepStack extends Stack {
    /**
     * @param settings what the deployment was told
     * @param workflows what is deployed
     * @param nodes the executable of the nodes
     * @param api the executable of the API
     */
    SuperstepStack(
            Construct scope,
            String id,
            Settings settings,
            List<DeployedWorkflow> workflows,
            Artifact nodes,
            Artifact api) {
        super(
                scope,
                id,
                StackProps.builder()
                        .description("Superstep: workflows as state machines")
                        .build());
        Key key = key();
        Foundation foundation = new Foundation(
                settings,
                key,
                new Store(this, "Store", key, settings.retentionDays()),
                new ModelAccess(this, "Model", settings, key),
                nodes,
                api);
        List<WorkflowMachine> machines = workflows.stream()
                .map(workflow -> new WorkflowMachine(this, workflow.name(), workflow, foundation))
                .toList();
        Gateway gateway = new Gateway(this, "Gateway", foundation, machines);
        RunEnds ends = new RunEnds(this, "RunEnds", foundation, machines);
        RunSweeps sweeps = new RunSweeps(this, "RunSweeps", foundation, machines);
        new Alarms(this, "Alarms", foundation, machines, gateway, ends, sweeps);
        CfnOutput.Builder.create(this, "Address")
                .description("Where the API answers")
                .value(gateway.address())
                .build();
        if (settings.access() instanceof Settings.Access.Token token) {
            token.console().ifPresent(console -> website(settings, token, console, gateway));
        }
    }

    private void website(Settings settings, Settings.Access.Token token, Settings.Console console, Gateway gateway) {
        Website website = new Website(this, "Console", settings, token, console, gateway);
        CfnOutput.Builder.create(this, "ConsoleAddress")
                .description("Where the console is; the issuer must know it as a place to come back to")
                .value(website.address())
                .build();
    }

    private Key key() {
        Key key = Key.Builder.create(this, "Key")
                .description("Superstep: runs, values and logs")
                .enableKeyRotation(true)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        key.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("Logs")
                .principals(List.of(new ServicePrincipal("logs." + Aws.REGION + ".amazonaws.com")))
                .actions(List.of(
                        "kms:Encrypt",
                        "kms:Decrypt",
                        "kms:ReEncryptFrom",
                        "kms:ReEncryptTo",
                        "kms:GenerateDataKey",
                        "kms:DescribeKey"))
                .resources(List.of("*"))
                .conditions(Map.of(
                        "ArnLike",
                        Map.of(
                                "kms:EncryptionContext:aws:logs:arn",
                                "arn:" + Aws.PARTITION + ":logs:" + Aws.REGION + ":" + Aws.ACCOUNT_ID + ":*")))
                .build());
        key.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("Alarms")
                .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                .actions(List.of("kms:Decrypt", "kms:GenerateDataKey"))
                .resources(List.of("*"))
                .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID)))
                .build());
        return key;
    }
}
