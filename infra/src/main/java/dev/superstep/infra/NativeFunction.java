package dev.superstep.infra;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.lambda.VersionOptions;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** A native executable as a Lambda function, with a role that allows what it is given and its own log, and nothing else. */
final class NativeFunction extends Construct {
    private final Function function;

    /**
     * @param name the function's, before the deployment's prefix
     * @param description a line for the console
     * @param artifact what it runs
     * @param memory in MB
     * @param timeLimit after which Lambda ends an invocation
     * @param atOnce how many invocations may run at a time; empty for the account's bound
     * @param environment what it is told
     * @param allowed what it may do
     */
    record Settings(
            String name,
            String description,
            Artifact artifact,
            int memory,
            Duration timeLimit,
            Optional<Integer> atOnce,
            Map<String, String> environment,
            List<PolicyStatement> allowed) {}

    NativeFunction(Construct scope, String id, Foundation foundation, Settings settings) {
        super(scope, id);
        String name = foundation.named(settings.name());
        LogGroup log = Logs.group(this, foundation, "/aws/lambda/" + name);
        Role role = Role.Builder.create(this, "Role")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .description(settings.description())
                .inlinePolicies(Map.of("Allowed", policy(settings, log)))
                .build();
        function = Function.Builder.create(this, "Function")
                .functionName(name)
                .description(settings.description())
                .runtime(Runtime.PROVIDED_AL2023)
                .architecture(settings.artifact().machine().architecture())
                .handler("native")
                .code(settings.artifact().code())
                .memorySize(settings.memory())
                .timeout(settings.timeLimit())
                .reservedConcurrentExecutions(settings.atOnce().orElse(null))
                .environment(settings.environment())
                .environmentEncryption(foundation.key())
                .role(role)
                .logGroup(log)
                .tracing(Tracing.ACTIVE)
                .currentVersionOptions(VersionOptions.builder()
                        .removalPolicy(RemovalPolicy.RETAIN)
                        .build())
                .build();
        Suppressions.of(role)
                .addWildcards(List.of("Resource::*"), "X-Ray's PutTraceSegments takes no resource.")
                .addWildcards(
                        List.of(foundation.store().wildcardOfValues()),
                        "The objects of the one bucket of values, each addressed by its hash.");
    }

    private static PolicyDocument policy(Settings settings, LogGroup log) {
        PolicyDocument.Builder policy = PolicyDocument.Builder.create();
        policy.statements(Stream.concat(
                        settings.allowed().stream(),
                        Stream.of(Statements.allow(
                                List.of("logs:CreateLogStream", "logs:PutLogEvents"), List.of(log.getLogGroupArn()))))
                .toList());
        return policy.build();
    }

    /** The function. */
    Function function() {
        return function;
    }

    /** The ARN of what is deployed now: another version's as soon as code or configuration change. */
    String versionArn() {
        return function.getCurrentVersion().getFunctionArn();
    }
}
