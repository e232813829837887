package dev.superstep.api.engine.local;

import dev.superstep.graph.TaskContext;
import dev.superstep.runner.LogContext;
import java.util.List;
import org.jboss.logging.MDC;

/** Puts workflow, run, superstep, node and attempt beside everything that is logged while a node's code runs. */
final class TaskMdc implements LogContext {
    private static final List<String> KEYS = List.of("workflow", "run", "superstep", "node", "attempt");

    @Override
    public Runnable enter(TaskContext task) {
        MDC.put("workflow", task.workflow());
        MDC.put("run", task.run());
        MDC.put("superstep", task.superstep());
        MDC.put("node", task.node());
        MDC.put("attempt", task.attempt());
        return () -> KEYS.forEach(MDC::remove);
    }
}
