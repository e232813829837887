package dev.superstep.api.engine.states;

import dev.superstep.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;

/** What EventBridge is in AWS: sends an event of each execution that has ended to a function. */
final class EndedExecutions implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(EndedExecutions.class);

    private final SfnClient states;
    private final PackagedFunctions.One function;
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService poller = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("event-bridge").factory());

    EndedExecutions(SfnClient states, PackagedFunctions.One function) {
        this.states = states;
        this.function = function;
        var unused = poller.scheduleWithFixedDelay(this::poll, 200, 200, TimeUnit.MILLISECONDS);
    }

    private void poll() {
        for (StateMachineListItem machine : states.listStateMachines().stateMachines()) {
            states.listExecutions(request -> request.stateMachineArn(machine.stateMachineArn())).executions().stream()
                    .filter(execution -> execution.status() != ExecutionStatus.RUNNING)
                    .filter(execution -> told.add(execution.executionArn()))
                    .forEach(execution ->
                            tell(states.describeExecution(request -> request.executionArn(execution.executionArn()))));
        }
    }

    private void tell(DescribeExecutionResponse execution) {
        try {
            function.invoke(Json.print(event(execution)));
        } catch (Exception e) {
            LOG.warnf(e, "The end of %s could not be noted", execution.name());
        }
    }

    private static Map<String, Object> event(DescribeExecutionResponse execution) {
        Map<String, Object> detail = new LinkedHashMap<>(Json.object(
                "executionArn", execution.executionArn(),
                "stateMachineArn", execution.stateMachineArn(),
                "name", execution.name(),
                "status", execution.statusAsString(),
                "startDate", execution.startDate().toEpochMilli(),
                "stopDate", execution.stopDate().toEpochMilli(),
                "input", execution.input(),
                "inputDetails", Json.object("included", true)));
        if (execution.output() != null) {
            detail.put("output", execution.output());
            detail.put("outputDetails", Json.object("included", true));
        }
        if (execution.error() != null) {
            detail.put("error", execution.error());
            detail.put("cause", execution.cause());
        }
        return Json.object("detail-type", "Step Functions Execution Status Change", "detail", detail);
    }

    @Override
    public void close() {
        poller.shutdownNow();
    }
}
