package dev.superstep.testing;

import dev.superstep.compiler.Compiled;
import dev.superstep.compiler.Function;
import dev.superstep.graph.core.NodeId;
import dev.superstep.interpreter.TaskCall;
import dev.superstep.interpreter.TaskFailure;
import dev.superstep.interpreter.TaskInvoker;
import dev.superstep.json.Json;
import dev.superstep.testing.faults.Moment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The death of each process that runs a node, other than for its fallback.
 *
 * @param node whose
 * @param moment before or after it has run
 */
record Death(NodeId node, Moment moment) {
    private static final String ERROR = "Runtime.ExitError";
    private static final String CAUSE = "RequestId: 0 Error: Runtime exited with error: signal: killed";

    /** {@code nodes}, of whose processes some die. */
    static TaskInvoker among(List<Death> deaths, Compiled compiled, TaskInvoker nodes) {
        return call -> {
            for (Death death : deaths) {
                if (death.meets(compiled, call)) {
                    return death.come(nodes, call);
                }
            }
            return nodes.invoke(call);
        };
    }

    private boolean meets(Compiled compiled, TaskCall call) {
        boolean calls = compiled.functions().stream()
                .filter(function -> function.node().equals(node))
                .map(Function::resource)
                .anyMatch(call.resource()::equals);
        return calls && !Json.asObject(call.payload()).containsKey("failed");
    }

    private @Nullable Object come(TaskInvoker nodes, TaskCall call) throws InterruptedException {
        switch (moment) {
            case BEFORE -> {}
            case AFTER -> nodes.invoke(call);
        }
        throw new TaskFailure(ERROR, CAUSE);
    }
}
