package dev.superstep.nodes;

/**
 * The closed set of error types that Step Functions sees from a node.
 *
 * <p>The state machine's {@code Retry} and {@code Catch} name these and Lambda's own, so a new one here is a change of the
 * compiler's output, too.
 */
enum ErrorType {
    /** Worth another attempt: the store is throttled or cannot be reached. */
    TRANSIENT("Superstep.Transient"),
    /** The event is none that a node can work on. */
    BAD_INPUT("Superstep.BadInput"),
    /** The node's own code failed; its annotations have had their attempts. */
    NODE_ERROR("Superstep.NodeError"),
    /** A fault of Superstep itself or of how it is deployed. */
    INTERNAL("Superstep.Internal");

    private final String lambdaName;

    ErrorType(String lambdaName) {
        this.lambdaName = lambdaName;
    }

    /** What {@code ErrorEquals} compares with. */
    String lambdaName() {
        return lambdaName;
    }
}
