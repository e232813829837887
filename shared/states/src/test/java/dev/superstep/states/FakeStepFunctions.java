package dev.superstep.states;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionResponse;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/**
 * Step Functions as far as runs need it: names are taken for good, the same start while an execution goes on is the same
 * execution, and what ends an execution is said by the test.
 */
final class FakeStepFunctions implements SfnClient {
    /** An execution; {@code next} is what it started to hand its run on. */
    static final class One {
        final String input;
        final Instant started;
        ExecutionStatus status = ExecutionStatus.RUNNING;

        @Nullable
        String output;

        @Nullable
        String error;

        @Nullable
        String next;

        One(String input, Instant started) {
            this.input = input;
            this.started = started;
        }
    }

    final Map<String, One> executions = new LinkedHashMap<>();
    final List<String> asked = new ArrayList<>();
    private final InstantSource clock;
    private boolean down;

    FakeStepFunctions(InstantSource clock) {
        this.clock = clock;
    }

    /** From now on every request fails, or none does. */
    void down(boolean isDown) {
        down = isDown;
    }

    /** An execution that somebody else has started. */
    One begin(String name, String input) {
        One one = new One(input, clock.instant());
        executions.put(name, one);
        return one;
    }

    void succeed(String name, String output) {
        One one = one(name);
        one.status = ExecutionStatus.SUCCEEDED;
        one.output = output;
    }

    void fail(String name, String error) {
        One one = one(name);
        one.status = ExecutionStatus.FAILED;
        one.error = error;
    }

    One one(String name) {
        One one = executions.get(name);
        if (one == null) {
            throw ExecutionDoesNotExistException.builder().message(name).build();
        }
        return one;
    }

    private void ask(String what) {
        asked.add(what);
        if (down) {
            throw SfnException.builder().statusCode(500).message("down").build();
        }
    }

    private static String name(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    @Override
    public StartExecutionResponse startExecution(StartExecutionRequest request) {
        ask("start " + request.name());
        One there = executions.get(request.name());
        if (there != null && !(there.status == ExecutionStatus.RUNNING && there.input.equals(request.input()))) {
            throw ExecutionAlreadyExistsException.builder()
                    .message(request.name())
                    .build();
        }
        One one = there == null ? begin(request.name(), request.input()) : there;
        return StartExecutionResponse.builder().startDate(one.started).build();
    }

    @Override
    public DescribeExecutionResponse describeExecution(DescribeExecutionRequest request) {
        ask("describe " + name(request.executionArn()));
        One one = one(name(request.executionArn()));
        return DescribeExecutionResponse.builder()
                .name(name(request.executionArn()))
                .status(one.status)
                .input(one.input)
                .output(one.output)
                .error(one.error)
                .startDate(one.started)
                .stopDate(one.status == ExecutionStatus.RUNNING ? null : clock.instant())
                .build();
    }

    @Override
    public StopExecutionResponse stopExecution(StopExecutionRequest request) {
        ask("stop " + name(request.executionArn()));
        One one = one(name(request.executionArn()));
        if (one.status == ExecutionStatus.RUNNING) {
            one.status = ExecutionStatus.ABORTED;
        }
        return StopExecutionResponse.builder().stopDate(clock.instant()).build();
    }

    @Override
    public GetExecutionHistoryResponse getExecutionHistory(GetExecutionHistoryRequest request) {
        ask("history " + name(request.executionArn()));
        One one = one(name(request.executionArn()));
        List<HistoryEvent> events = one.next == null
                ? List.of()
                : List.of(HistoryEvent.builder()
                        .taskScheduledEventDetails(task -> task.resourceType("states")
                                .resource("startExecution")
                                .region("us-east-1")
                                .parameters("{\"Name\": \"" + one.next + "\"}"))
                        .build());
        return GetExecutionHistoryResponse.builder().events(events).build();
    }

    @Override
    public ListExecutionsResponse listExecutions(ListExecutionsRequest request) {
        ask("list");
        return ListExecutionsResponse.builder()
                .executions(executions.entrySet().stream()
                        .filter(entry -> entry.getValue().status == request.statusFilter())
                        .map(entry ->
                                ExecutionListItem.builder().name(entry.getKey()).build())
                        .toList())
                .build();
    }

    @Override
    public SendTaskSuccessResponse sendTaskSuccess(SendTaskSuccessRequest request) {
        ask("succeed " + request.taskToken());
        return switch (request.taskToken()) {
            case "late" -> throw TaskTimedOutException.builder().build();
            case "gone" -> throw TaskDoesNotExistException.builder().build();
            default -> SendTaskSuccessResponse.builder().build();
        };
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}
