package dev.superstep.states;

import dev.superstep.asl.Task;
import dev.superstep.engine.EndedExecution;
import dev.superstep.json.Json;
import dev.superstep.runlog.aws.AwsErrors;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/**
 * The executions of one state machine.
 *
 * <p>A request each; nothing is retried here beyond what the client itself does, and its failures are those of the run log.
 * Thread-safe.
 */
public final class Executions {
    /** Enough for the events of a state that starts an execution, and those around it. */
    private static final int LAST_EVENTS = 10;

    private static final int MOST_LISTED = 1_000;

    private final SfnClient client;
    private final StateMachineArn machine;

    /**
     * @param client stays the caller's, who closes it
     * @param machine which state machine
     */
    public Executions(SfnClient client, StateMachineArn machine) {
        this.client = client;
        this.machine = machine;
    }

    /**
     * Starts an execution, unless its name is taken.
     *
     * @return when the execution began that has the name
     */
    Instant start(String name, Map<String, @Nullable Object> input) {
        return translate("starting execution " + name, () -> {
            try {
                return client.startExecution(request -> request.stateMachineArn(machine.qualified())
                                .name(name)
                                .input(Json.print(input)))
                        .startDate();
            } catch (ExecutionAlreadyExistsException e) {
                return find(name).map(Execution::started).orElse(Instant.MAX); // one that began just now
            }
        });
    }

    /** The execution of this name; empty if there is none, or if it began just now. */
    Optional<Execution> find(String name) {
        return translate("looking at execution " + name, () -> {
            try {
                return Optional.of(
                        execution(client.describeExecution(request -> request.executionArn(machine.execution(name)))));
            } catch (ExecutionDoesNotExistException e) {
                return Optional.empty();
            }
        });
    }

    private static Execution execution(DescribeExecutionResponse told) {
        Optional<EndedExecution> end = EndedExecution.How.of(
                        told.statusAsString(), told.output(), told.error(), told.cause())
                .map(how ->
                        new EndedExecution(told.name(), EndedExecution.payload(told.input()), how, told.stopDate()));
        return new Execution(told.name(), told.startDate(), end);
    }

    /** Stops an execution; one that has ended stays as it is. */
    void stop(String name, String reason) {
        translate("stopping execution " + name, () -> {
            try {
                client.stopExecution(request -> request.executionArn(machine.execution(name))
                        .error("Cancelled")
                        .cause(reason));
            } catch (ExecutionDoesNotExistException e) {
                // Whoever asked looks again.
            }
            return name;
        });
    }

    /** The name of the execution which one that was stopped had just started, or was about to start. */
    Optional<String> handedOnBy(String name) {
        return translate(
                        "reading the end of execution " + name,
                        () -> client.getExecutionHistory(request -> request.executionArn(machine.execution(name))
                                .reverseOrder(true)
                                .maxResults(LAST_EVENTS)))
                .events()
                .stream()
                .flatMap(event -> startedBy(event).stream())
                .findFirst();
    }

    private static Optional<String> startedBy(HistoryEvent event) {
        return Optional.ofNullable(event.taskScheduledEventDetails())
                .filter(task -> Task.START_EXECUTION.endsWith(task.resourceType() + ":" + task.resource()))
                .map(task -> EndedExecution.payload(task.parameters()).get("Name"))
                .map(String::valueOf);
    }

    /** The names of all that go on; one that has just begun or ended may be wrong here. */
    NavigableSet<String> running() {
        NavigableSet<String> names = new TreeSet<>();
        translate(
                "listing executions of " + machine.name(),
                () -> client
                        .listExecutionsPaginator(request -> request.stateMachineArn(machine.unqualified())
                                .statusFilter(ExecutionStatus.RUNNING)
                                .maxResults(MOST_LISTED))
                        .executions()
                        .stream()
                        .allMatch(execution -> names.add(execution.name())));
        return names;
    }

    private static <T> T translate(String what, Supplier<T> request) {
        try {
            return request.get();
        } catch (SdkException e) {
            throw AwsErrors.of(what, e);
        }
    }
}
