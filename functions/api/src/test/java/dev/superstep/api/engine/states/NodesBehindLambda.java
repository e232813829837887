package dev.superstep.api.engine.states;

import dev.superstep.api.catalog.Catalog;
import dev.superstep.compiler.Function;
import dev.superstep.json.Json;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.dynamodb.DynamoDbRunLog;
import dev.superstep.runlog.dynamodb.RunLogTable;
import dev.superstep.runlog.large.LargeValues;
import dev.superstep.runner.AttemptFailure;
import dev.superstep.runner.Instruments;
import dev.superstep.runner.Runner;
import dev.superstep.runner.TaskOutcomes;
import dev.superstep.testkit.FunctionError;
import dev.superstep.testkit.LambdaInvokeServer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * The nodes of all workflows behind Lambda's Invoke API, and their state machines in Step Functions: what a deployment makes.
 * The nodes have a run log of their own on the same table, for in AWS they are in other processes.
 */
@Singleton
final class NodesBehindLambda {
    private static final String FUNCTIONS = "arn:aws:lambda:us-east-1:123456789012:function:";

    private final Catalog catalog;
    private final Instance<SfnClient> states;
    private final Instruments instruments;
    private final TaskOutcomes outcomes;
    private final RunLog log;
    private @Nullable LambdaInvokeServer lambda;

    NodesBehindLambda(
            Catalog catalog,
            Instance<SfnClient> states,
            DynamoDbClient client,
            Instruments instruments,
            TaskOutcomes outcomes,
            LargeValues values,
            @ConfigProperty(name = "superstep.table") String table) {
        this.catalog = catalog;
        this.states = states;
        this.instruments = instruments;
        this.outcomes = outcomes;
        RunLogTable.create(client, table);
        this.log = new DynamoDbRunLog(client, table, values);
    }

    void deploy(
            @Observes @Priority(1) StartupEvent starting,
            @ConfigProperty(name = "superstep.test.lambda-port") Optional<Integer> port) {
        if (port.isPresent()) {
            lambda = LambdaInvokeServer.start(port.get());
            catalog.all().forEach(workflow -> deploy(workflow, lambda));
        }
    }

    private void deploy(Catalog.Entry workflow, LambdaInvokeServer server) {
        Runner runner = new Runner(
                workflow.program(),
                log,
                InstantSource.system(),
                Runner.Settings.keeping(Duration.ofDays(1)).with(instruments),
                outcomes);
        String definition = workflow.compiled().asl();
        for (Function function : workflow.compiled().functions()) {
            definition = definition.replace(function.resource(), FUNCTIONS + function.placeholder());
            server.serve(function.placeholder(), event -> invoke(runner, function, event));
        }
        String complete = definition;
        states.get()
                .createStateMachine(request -> request.name(workflow.name())
                        .definition(complete)
                        .roleArn("arn:aws:iam::123456789012:role/states"));
    }

    private static String invoke(Runner runner, Function function, String event) throws FunctionError {
        Thread.currentThread().setContextClassLoader(NodesBehindLambda.class.getClassLoader()); // as Quarkus has it
        try {
            return Json.print(runner.run(
                    function.node(), Json.parse(event), UUID.randomUUID().toString()));
        } catch (AttemptFailure failure) {
            throw new FunctionError(failure.type().errorName(), failure.json());
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        if (lambda != null) {
            lambda.close();
        }
    }
}
