package dev.superstep.graph;

/**
 * A step that has something to say even when it could not run: a node with a fallback.
 *
 * <p>Failures that the node's own code can see are handled where it runs, by {@code @Fallback(fallbackMethod =
 * "fallback")} on {@link #run}, which calls {@link #fallback} in the same invocation. What nobody in that invocation can see,
 * a process that died or a time limit that was passed, is handled by the state machine: it calls {@link #fallback} in an
 * invocation of its own, once its own retries are exhausted. Either way the fallback's answer is committed in place of the
 * node's, and routers see no difference.
 *
 * <p>The first invocation may still be under way when the fallback runs; whichever commits first is what counts.
 *
 * @param <I> a record: what the node reads
 * @param <O> a record: what the node writes
 */
public interface Recoverable<I extends Record, O extends Record> extends Node<I, O> {
    /**
     * Answers in place of {@link #run}.
     *
     * @param in what {@link #run} was given
     * @return the channels that it writes
     * @throws Exception if there is nothing to say either; the run ends with this error
     */
    O fallback(I in) throws Exception;
}
