package dev.superstep.runner;

/**
 * Learns of every attempt once it is over: the port to metrics and logs.
 *
 * <p>It is called on the thread of the attempt, which waits for it, and must not throw. Implementations are thread-safe.
 */
@FunctionalInterface
public interface AttemptObserver {
    /** An attempt is over. */
    void attempted(Attempted attempt);
}
