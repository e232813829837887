package dev.superstep.runner;

import dev.superstep.graph.TaskContext;

/** Lets whatever a node's code logs say which task it is: the port to a logging system's diagnostic context. Thread-safe. */
@FunctionalInterface
public interface LogContext {
    /**
     * The calling thread begins to run the code of {@code task}.
     *
     * @return to be called by the same thread when it is done
     */
    Runnable enter(TaskContext task);
}
