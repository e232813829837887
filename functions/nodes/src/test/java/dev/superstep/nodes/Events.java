package dev.superstep.nodes;

import dev.superstep.graph.Workflow;
import dev.superstep.graph.core.Fingerprint;
import dev.superstep.json.Json;
import dev.superstep.runner.JacksonRecordMapper;
import dev.superstep.workflows.sequential.SequentialWorkflow;
import java.util.Map;

/** The events that a state machine would send to its first node. */
final class Events {
    private Events() {}

    /** An execution of the sequential workflow, called {@code execution}, was started by hand with {@code input}. */
    static String started(String execution, Map<String, Object> input) {
        return started(new SequentialWorkflow(), execution, input);
    }

    /** An execution of {@code workflow}, called {@code execution}, was started by hand with {@code input}. */
    static String started(Workflow<?> workflow, String execution, Map<String, Object> input) {
        return Json.print(Json.object(
                "input",
                input,
                "execution",
                execution,
                "retry",
                0L,
                "started",
                "2026-11-01T12:00:00Z",
                "graph",
                Fingerprint.of(workflow.graph().definition(workflow.name(), new JacksonRecordMapper())),
                "tasks",
                1L));
    }
}
