package dev.superstep.graph;

/**
 * A step of a workflow: a function from what it reads to what it writes.
 *
 * <p>The components of both records are channels of the workflow's state, by name (in snake case) and type. A component of
 * the input is required unless it is annotated {@code @Nullable}; a null component of the output is not written. A node
 * that is run by {@link Send} gets the packet and nothing else. One instance serves all runs and is called by many
 * threads.
 *
 * @param <I> a record: what the node reads
 * @param <O> a record: what the node writes
 */
@FunctionalInterface
public interface Node<I extends Record, O extends Record> {
    /**
     * Runs the step once.
     *
     * @param in the channels that it reads, as they were before the superstep
     * @return the channels that it writes
     * @throws Exception if the step fails; the run ends with this error, or with the fallback's answer if there is one
     */
    O run(I in) throws Exception;
}
