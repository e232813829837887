package dev.superstep.nodes;

import dev.superstep.engine.Closing;
import dev.superstep.engine.EndedExecution;
import dev.superstep.graph.Workflow;
import dev.superstep.json.Json;
import dev.superstep.json.JsonException;
import dev.superstep.runlog.ExecutionName;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunLog;
import dev.superstep.runner.JacksonRecordMapper;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Notes the ends of runs, from the events that Step Functions sends when an execution's status changes.
 *
 * <p>The state machine of a workflow is called like it, behind {@code SUPERSTEP_PREFIX}. Events come doubled and out of order,
 * which changes nothing; what throws is sent again by EventBridge, and then kept aside for people.
 */
@Singleton
class RunClosing {
    private static final String MACHINE = ":stateMachine:";

    private final Instance<Workflow<?>> workflows;
    private final RunLog log;
    private final String prefix;

    RunClosing(
            @Any Instance<Workflow<?>> workflows,
            RunLog log,
            @ConfigProperty(name = "superstep.prefix") Optional<String> prefix) {
        this.workflows = workflows;
        this.log = log;
        this.prefix = prefix.orElse("");
    }

    /**
     * Notes the end that an event tells of.
     *
     * @param event as EventBridge sends it
     * @return what the run's status is then; empty if the log knows no such run
     * @throws IllegalArgumentException if it is no event of an execution of one of our machines
     */
    Map<String, @Nullable Object> close(@Nullable Object event) {
        if (!(event instanceof Map<?, ?> map) || !(map.get("detail") instanceof Map<?, ?> told)) {
            throw new IllegalArgumentException("NO_STATUS_CHANGE: the event has no detail: " + event);
        }
        Map<String, @Nullable Object> detail = Json.asObject(told);
        Optional<EndedExecution.How> how = how(detail);
        if (how.isEmpty()) {
            return Json.object();
        }
        requireTold(detail);
        EndedExecution ended = new EndedExecution(
                text(detail, "name"),
                object(detail.get("input")),
                how.get(),
                Instant.ofEpochMilli(number(detail, "stopDate")));
        Workflow<?> workflow = workflow(text(detail, "stateMachineArn"));
        Closing closing = new Closing(workflow.graph().definition(workflow.name(), new JacksonRecordMapper()), log);
        return closing.close(ended).map(RunClosing::answer).orElseGet(Json::object);
    }

    /**
     * EventBridge leaves out payloads that together are too large for an event. Whether an execution handed its run on stands
     * in its output, and which run a later execution is of stands in its input: neither is guessed.
     */
    private static void requireTold(Map<String, @Nullable Object> detail) {
        String name = text(detail, "name");
        if (isLeftOut(detail, "outputDetails")
                || (isLeftOut(detail, "inputDetails") && ExecutionName.mayBeLater(name))) {
            throw new IllegalArgumentException("PAYLOAD_LEFT_OUT: the event does not say how execution \"" + name
                    + "\" began and ended; look at it in the console, and redrive its run if it still is RUNNING");
        }
    }

    private static boolean isLeftOut(Map<String, @Nullable Object> detail, String details) {
        return detail.get(details) instanceof Map<?, ?> said && Boolean.FALSE.equals(said.get("included"));
    }

    private static Map<String, @Nullable Object> answer(RunHeader header) {
        return Json.object(
                "run", header.run().id().text(), "status", header.status().name());
    }

    /** Empty for a status that is no end. */
    private static Optional<EndedExecution.How> how(Map<String, @Nullable Object> detail) {
        String status = text(detail, "status");
        return switch (status) {
            case "SUCCEEDED" -> Optional.of(new EndedExecution.How.Succeeded(object(detail.get("output"))));
            case "FAILED" ->
                Optional.of(new EndedExecution.How.Failed(orEmpty(detail, "error"), orEmpty(detail, "cause")));
            case "TIMED_OUT" -> Optional.of(new EndedExecution.How.TimedOut());
            case "ABORTED" -> Optional.of(new EndedExecution.How.Aborted());
            case "RUNNING", "PENDING_REDRIVE" -> Optional.empty();
            default -> throw new IllegalArgumentException("NO_STATUS_CHANGE: there is no status " + status);
        };
    }

    private Workflow<?> workflow(String arn) {
        int at = arn.indexOf(MACHINE);
        String machine = at < 0 ? arn : arn.substring(at + MACHINE.length());
        return workflows.stream()
                .filter(workflow -> machine.equals(prefix + workflow.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "NO_WORKFLOW: " + arn + " is the state machine of no workflow here"));
    }

    private static String text(Map<String, @Nullable Object> detail, String key) {
        if (detail.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("NO_STATUS_CHANGE: the detail has no " + key);
    }

    private static String orEmpty(Map<String, @Nullable Object> detail, String key) {
        return detail.get(key) instanceof String text ? text : "";
    }

    private static long number(Map<String, @Nullable Object> detail, String key) {
        if (detail.get(key) instanceof Long number) {
            return number;
        }
        throw new IllegalArgumentException("NO_STATUS_CHANGE: the detail has no " + key);
    }

    /** A payload: the text of a JSON object. It is left out where it is large, and what is no object is none of ours. */
    private static Map<String, @Nullable Object> object(@Nullable Object payload) {
        try {
            return payload instanceof String text ? Json.parseObject(text) : Json.object();
        } catch (JsonException noObject) {
            return Json.object();
        }
    }
}
