package dev.superstep.workflows.model;

/**
 * A language model.
 *
 * <p>A call costs time and money and is made once: whether it is made again is said by the annotations of the node that makes
 * it. Thread-safe.
 */
@FunctionalInterface
public interface TextModel {
    /**
     * What the model answers to {@code prompt}, which is sent as it is, as the one message of a user.
     *
     * @throws ModelUnavailableException if the same call may succeed later
     * @throws ModelException if it would not
     */
    Reply complete(String prompt);
}
