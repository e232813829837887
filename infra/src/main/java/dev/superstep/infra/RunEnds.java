package dev.superstep.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/** Notes the ends of runs: one function on the events of all machines, and a queue for the events that it could not take. */
final class RunEnds extends Construct {
    private static final int MEMORY = 512;
    private static final int TRIES = 10;

    private final NativeFunction function;
    private final Queue lost;

    RunEnds(Construct scope, String id, Foundation foundation, List<WorkflowMachine> machines) {
        super(scope, id);
        Map<String, String> environment = new TreeMap<>(foundation.environment());
        environment.put("SUPERSTEP_NODE", "__close__");
        environment.put("SUPERSTEP_PREFIX", foundation.settings().prefix());
        List<PolicyStatement> allowed = new ArrayList<>(foundation.store().forClosing());
        function = new NativeFunction(
                this,
                "Function",
                foundation,
                new NativeFunction.Settings(
                        "run-ends",
                        "Notes the ends of runs, from the events of Step Functions",
                        foundation.nodes(),
                        MEMORY,
                        Duration.minutes(1),
                        Optional.empty(),
                        environment,
                        allowed));
        lost = Queue.Builder.create(this, "Lost")
                .queueName(foundation.named("superstep-lost-run-ends"))
                .encryption(QueueEncryption.KMS)
                .encryptionMasterKey(foundation.key())
                .enforceSsl(true)
                .retentionPeriod(Duration.days(14))
                .build();
        Suppressions.of(lost).add("AwsSolutions-SQS3", "It is the dead-letter queue itself.");
        rule(machines);
    }

    private void rule(List<WorkflowMachine> machines) {
        Rule.Builder.create(this, "Rule")
                .description("Executions that came to an end")
                .eventPattern(EventPattern.builder()
                        .source(List.of("aws.states"))
                        .detailType(List.of("Step Functions Execution Status Change"))
                        .detail(Map.of(
                                "status", List.of("SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED"),
                                "stateMachineArn",
                                        machines.stream()
                                                .map(machine ->
                                                        machine.machine().getStateMachineArn())
                                                .toList()))
                        .build())
                .targets(List.of(LambdaFunction.Builder.create(function.function())
                        .deadLetterQueue(lost)
                        .retryAttempts(TRIES)
                        .maxEventAge(Duration.hours(24))
                        .build()))
                .build();
    }

    /** What could not be noted. */
    Queue lost() {
        return lost;
    }
}
