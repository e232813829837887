package dev.superstep.compiler;

import dev.superstep.graph.core.NodeId;
import java.time.Duration;

/**
 * A Lambda function that a state machine calls.
 *
 * @param node what it runs; {@link NodeId#START} for the routers at the start, {@link NodeId#ANY}
 *     for whatever node the event names
 * @param name the function's name, {@code <workflow>-<node>}
 * @param placeholder what stands for its ARN in the definition: the name in letters, digits and underscores, which every
 *     tool that substitutes placeholders accepts
 * @param timeLimit how long one invocation may take; whole seconds
 */
public record Function(NodeId node, String name, String placeholder, Duration timeLimit) {
    /** The placeholder as it stands in a Task's Resource. */
    public String resource() {
        return "${" + placeholder + "}";
    }
}
