package dev.superstep.interpreter;

/**
 * Hears when an execution has nothing to do but to wait in one of its branches: for time, in a Wait or before a retry, or for
 * somebody who answers for a token. Must be safe for many threads.
 *
 * <p>It is called on the thread that waits, so it can tell one branch from another, and whose it is.
 */
public interface WaitListener {
    /** Hears nothing. */
    WaitListener NONE = new WaitListener() {};

    /** The calling thread is about to wait. Whatever is thrown comes out of {@link Interpreter#run}. */
    default void waits() {}

    /** The calling thread waits no more: what it waited for came, or nobody wants it any more. Must not throw. */
    default void waitedEnough() {}
}
