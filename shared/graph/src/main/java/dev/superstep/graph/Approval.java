package dev.superstep.graph;

/**
 * A step that a person answers for: a node that asks, waits, and goes on with what was decided.
 *
 * <p>To ask and to answer are two invocations, and between them nothing runs and nothing is paid for. A question is decided
 * once: by a person until its deadline ({@link GraphBuilder#deadline}), then by {@link #atDeadline}. Question and decision
 * stay in the run's log. What came before is never run again for it.
 *
 * <p>What was read when it was asked is what is read when it is answered. One instance serves all runs and is called by many
 * threads.
 *
 * @param <I> a record: what the node reads
 * @param <O> a record: what the node writes
 */
public interface Approval<I extends Record, O extends Record> extends Node<I, O> {
    /**
     * What a person is asked. It may be called again before the answer; the first question stays.
     *
     * @throws Exception if there is nothing to ask; the run ends with this error
     */
    Question ask(I in) throws Exception;

    /**
     * What comes of a decision.
     *
     * @return the channels that it writes
     * @throws Exception if nothing can come of it; the run ends with this error
     */
    O answer(I in, Decision decision) throws Exception;

    /**
     * What comes of it if nobody has decided when the deadline passes.
     *
     * @return the channels that it writes
     * @throws Exception if nothing can come of it; the run ends with this error
     */
    O atDeadline(I in) throws Exception;

    /** Not called: an approval is asked and answered. */
    @Override
    default O run(I in) {
        throw new UnsupportedOperationException("an approval is asked and answered, and not run");
    }
}
