package dev.superstep.nodes;

import dev.superstep.engine.Closing;
import dev.superstep.engine.EndedExecution;
import dev.superstep.graph.Workflow;
import dev.superstep.json.Json;
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
     * @return what the run's status is then; empty if the log knows no such run, or if the event is left to the sweep
     * @throws IllegalArgumentException if it is no event of an execution of one of our machines
     */
    Map<String, @Nullable Object> close(@Nullable Object event) {
        if (!(event instanceof Map<?, ?> map) || !(map.get("detail") instanceof Map<?, ?> told)) {
            throw new IllegalArgumentException("NO_STATUS_CHANGE: the event has no detail: " + event);
        }
        Map<String, @Nullable Object> detail = Json.asObject(told);
        Optional<EndedExecution.How> how = how(detail);
        if (how.isEmpty() || isCut(detail)) {
            return Json.object();
        }
        EndedExecution ended = new EndedExecution(
                text(detail, "name"),
                EndedExecution.payload(textOrNull(detail, "input")),
                how.get(),
                Instant.ofEpochMilli(number(detail, "stopDate")));
        Workflow<?> workflow = workflow(text(detail, "stateMachineArn"));
        Closing closing = new Closing(workflow.graph().definition(workflow.name(), new JacksonRecordMapper()), log);
        return closing.close(ended).map(RunClosing::answer).orElseGet(Json::object);
    }

    /**
     * Whether the event lacks what has to be known. EventBridge leaves out payloads that together are too large for it. Whether
     * an execution handed its run on stands in its output, and which run a later execution is of stands in its input: neither
     * is guessed, and {@link RunSweeping} will ask Step Functions.
     */
    private static boolean isCut(Map<String, @Nullable Object> detail) {
        return isLeftOut(detail, "outputDetails")
                || (isLeftOut(detail, "inputDetails") && ExecutionName.mayBeLater(text(detail, "name")));
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
        try {
            return EndedExecution.How.of(
                    status, textOrNull(detail, "output"), textOrNull(detail, "error"), textOrNull(detail, "cause"));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("NO_STATUS_CHANGE: " + e.getMessage(), e);
        }
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

    private static @Nullable String textOrNull(Map<String, @Nullable Object> detail, String key) {
        return detail.get(key) instanceof String text ? text : null;
    }

    private static long number(Map<String, @Nullable Object> detail, String key) {
        if (detail.get(key) instanceof Long number) {
            return number;
        }
        throw new IllegalArgumentException("NO_STATUS_CHANGE: the detail has no " + key);
    }
}
