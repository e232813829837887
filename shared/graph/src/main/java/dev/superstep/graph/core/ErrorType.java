package dev.superstep.graph.core;

/**
 * The closed set of errors with which a node's invocation fails, by the names under which Step Functions sees them.
 *
 * <p>The state machine tells them apart: what may pass is tried again, what is final ends the run.
 */
public enum ErrorType {
    /** The node or one of its routers threw. */
    NODE_ERROR("NodeError"),
    /** The writes of a superstep conflict or do not fit their reducers. */
    INVALID_UPDATE("InvalidUpdateError"),
    /** The run took as many supersteps as it may. */
    GRAPH_RECURSION("GraphRecursionError"),
    /** The input, or the state that a node reads, is not what the node's records say. */
    BAD_INPUT("BadInput"),
    /** A router answered with something that it does not declare. */
    UNDECLARED_ANSWER("UndeclaredAnswer"),
    /** The run's name was used before for another run. */
    RUN_NAME_REUSED("RunNameReused"),
    /** The run was begun by another graph than the one that goes on with it. */
    STALE_GRAPH("StaleGraph"),
    /** The run log lacks something that must be there. */
    LOG_GAP("LogGap"),
    /** Something is larger than it may be. */
    TOO_LARGE("TooLarge"),
    /** The store is busy or cannot be reached; the same invocation may succeed later. */
    TRANSIENT("TransientError"),
    /** A fault of Superstep itself. */
    INTERNAL("InternalError");

    private final String errorName;

    ErrorType(String errorName) {
        this.errorName = errorName;
    }

    /** The name in Lambda's {@code errorType} and in a state machine's {@code ErrorEquals}. */
    public String errorName() {
        return errorName;
    }

    /** Whether the same invocation may succeed when it is tried again. */
    public boolean isTransient() {
        return this == TRANSIENT;
    }
}
