package dev.superstep.graph;

import java.time.Instant;
import java.util.Optional;

/**
 * What a node may know of the task that it runs for.
 *
 * <pre>
 *   &#64;Inject
 *   TaskContext task;
 *
 *   public Out run(In in) {
 *       payments.charge(in.amount(), task.idempotencyKey()); // once, however often this node is run
 *   }
 * </pre>
 *
 * <p>One instance serves all runs: it answers for the task that the calling thread runs at that moment, so keep it and ask it
 * each time, inside {@link Node#run} and on the thread that called that; SmallRye's retries, time limits and fallbacks stay
 * on it. Anywhere else it throws {@link IllegalStateException}. A test of a node alone gives it a {@link Task} instead.
 * Thread-safe.
 */
public interface TaskContext {
    /**
     * Names the effect of this task on the world outside, for whoever tells repeated requests apart: always the same for one
     * task, whether a retry, a redrive or a replay runs it, and never that of another task. 32 hexadecimal digits.
     *
     * <p>A fallback that a node falls back to within one run has an effect of its own: {@link #idempotencyKey(String)}.
     */
    String idempotencyKey();

    /**
     * {@link #idempotencyKey()} for one of several effects of the task.
     *
     * @param effect tells them apart, such as "charge" and "mail"
     */
    String idempotencyKey(String effect);

    /** The workflow's name. */
    String workflow();

    /** The run's name. */
    String run();

    /** The superstep, from 1. */
    int superstep();

    /** The node's name. */
    String node();

    /** Which attempt this is, from 1: the state machine counts, so what an annotation tries again is one attempt. */
    int attempt();

    /** When the platform ends this attempt, whatever it is doing; empty if it lets it take its time. */
    Optional<Instant> deadline();

    /** A logger that puts workflow, run, superstep and node before each message. */
    System.Logger logger();

    /** The context of whatever task the calling thread runs when it is asked. */
    static TaskContext current() {
        return CurrentTask.INSTANCE;
    }
}
