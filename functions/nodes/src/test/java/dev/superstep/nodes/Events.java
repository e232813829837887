package dev.superstep.nodes;

import dev.superstep.graph.core.Fingerprint;
import dev.superstep.json.Json;
import dev.superstep.runner.JacksonRecordMapper;
import dev.superstep.workflows.sequential.SequentialWorkflow;
import java.util.Map;

/** The events that the state machine of the sequential workflow would send to its first node. */
final class Events {
    private static final SequentialWorkflow SEQUENTIAL = new SequentialWorkflow();
    private static final String FINGERPRINT =
            Fingerprint.of(SEQUENTIAL.graph().definition(SEQUENTIAL.name(), new JacksonRecordMapper()));

    private Events() {}

    /** An execution called {@code execution} was started by hand with {@code input}. */
    static String started(String execution, Map<String, Object> input) {
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
                FINGERPRINT,
                "tasks",
                1L));
    }
}
