package dev.superstep.api.engine.states;

import dev.superstep.api.catalog.Catalog;
import dev.superstep.engine.Closing;
import dev.superstep.engine.EndedExecution;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.dynamodb.DynamoDbRunLog;
import dev.superstep.runlog.large.LargeValues;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** What EventBridge is in AWS: notices the ends of executions, and hands them to what notes the ends of runs. */
@Singleton
final class StatusChanges {
    private static final Logger LOG = Logger.getLogger(StatusChanges.class);
    private static final String MACHINES = "arn:aws:states:us-east-1:123456789012:stateMachine:";

    private final Catalog catalog;
    private final Instance<SfnClient> states;
    private final RunLog log;
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService poller = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("status-changes").factory());

    StatusChanges(
            Catalog catalog,
            Instance<SfnClient> states,
            DynamoDbClient client,
            LargeValues values,
            @ConfigProperty(name = "superstep.table") String table) {
        this.catalog = catalog;
        this.states = states;
        this.log = new DynamoDbRunLog(client, table, values);
    }

    void begin(
            @Observes StartupEvent started,
            @ConfigProperty(name = "superstep.test.status-changes", defaultValue = "false") boolean wanted) {
        if (wanted) {
            var unused = poller.scheduleWithFixedDelay(this::poll, 50, 50, TimeUnit.MILLISECONDS);
        }
    }

    private void poll() {
        try {
            catalog.all().forEach(this::poll);
        } catch (SdkException e) {
            LOG.warn("polled in vain", e);
        }
    }

    private void poll(Catalog.Entry workflow) {
        Closing closing = new Closing(workflow.compiled().definition(), log);
        states
                .get()
                .listExecutions(request -> request.stateMachineArn(MACHINES + workflow.name()))
                .executions()
                .stream()
                .filter(execution -> execution.status() != ExecutionStatus.RUNNING)
                .filter(execution -> told.add(execution.executionArn()))
                .map(execution ->
                        states.get().describeExecution(request -> request.executionArn(execution.executionArn())))
                .forEach(execution -> close(closing, execution));
    }

    private static void close(Closing closing, DescribeExecutionResponse told) {
        EndedExecution.How.of(told.statusAsString(), told.output(), told.error(), told.cause())
                .map(how -> new EndedExecution(told.name(), EndedExecution.payload(told.input()), how, told.stopDate()))
                .ifPresent(closing::close);
    }

    @PreDestroy
    void stop() {
        poller.shutdownNow();
    }
}
