package dev.superstep.runlog;

import dev.superstep.graph.core.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * A task of a superstep: one node, run once.
 *
 * <p>The order is LangGraph's write order: first what edges, routers and joins started, by the code points of the node's
 * name; then what Sends started, by number. It is also the order of the keys in the log, where a number alone names a
 * Send's run; so runs of one number compare as equal, whatever node they name.
 */
public sealed interface TaskId extends Comparable<TaskId> {
    /** The node that runs. */
    NodeId node();

    /** The task within its superstep, as in a pointer: {@code =name} or {@code >number}. */
    String mark();

    /** A task that runs {@code node} on the state. */
    static TaskId of(NodeId node) {
        return new EdgeRun(node);
    }

    @Override
    default int compareTo(TaskId other) {
        return switch (this) {
            case EdgeRun mine -> other instanceof EdgeRun its ? mine.node().compareTo(its.node()) : -1;
            case SendRun mine -> other instanceof SendRun its ? Integer.compare(mine.number(), its.number()) : 1;
        };
    }

    /**
     * A node that was started by edges, routers or joins: once a superstep, on the state before it.
     *
     * @param node the node, or {@link NodeId#START} in step 0 for the routers of the start
     */
    record EdgeRun(NodeId node) implements TaskId {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof EdgeRun its && node.equals(its.node);
        }

        @Override
        public int hashCode() {
            return node.hashCode();
        }

        @Override
        public String mark() {
            return "=" + node;
        }
    }

    /**
     * A node that was started by a Send, on its packet.
     *
     * @param number which of the Sends of the superstep before, from 0, in the order in which they were made
     * @param node the node that the packet was sent to
     */
    record SendRun(int number, NodeId node) implements TaskId {
        public SendRun {
            LogKeys.checkNumber("a Send's number", number);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof SendRun its && number == its.number && node.equals(its.node);
        }

        @Override
        public int hashCode() {
            return 31 * number + node.hashCode();
        }

        @Override
        public String mark() {
            return ">" + number;
        }
    }
}
