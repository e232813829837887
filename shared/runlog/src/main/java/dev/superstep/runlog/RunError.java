package dev.superstep.runlog;

import dev.superstep.graph.core.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, as it is recorded and shown.
 *
 * @param type the error name that the state machine sees
 * @param code the code of our own error, or empty; cut, as is the type, to {@link #MAX_NAME} characters
 * @param node the node that failed; null if no single one did
 * @param message for a person; cut to {@link #MAX_MESSAGE} characters, before it becomes JSON
 * @param trace where in the code it was thrown, a frame a line, without any message, so that it has no value of the run; empty
 *     if that is not known; cut to {@link #MAX_TRACE} characters
 */
public record RunError(String type, String code, @Nullable NodeId node, String message, String trace) {
    /** The most that is kept of a message, in characters. */
    public static final int MAX_MESSAGE = 2_000;

    /** The most that is kept of a type or a code, in characters. */
    public static final int MAX_NAME = 200;

    /** The most that is kept of a trace, in characters: with a message of usual length an attempt that failed is an item of 2 KB. */
    public static final int MAX_TRACE = 1_500;

    public RunError {
        type = Texts.cut(type, MAX_NAME);
        code = Texts.cut(code, MAX_NAME);
        message = Texts.cut(message, MAX_MESSAGE);
        trace = Texts.cut(trace, MAX_TRACE);
    }

    /** An error of which nobody knows where it was thrown. */
    public RunError(String type, String code, @Nullable NodeId node, String message) {
        this(type, code, node, message, "");
    }
}
