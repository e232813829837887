package dev.superstep.runlog;

import java.time.Instant;

/**
 * An attempt at a task that failed. It has a key of its own, so it never stands in the way of a later commit, and it never
 * counts as an item of its step.
 *
 * @param superstep the step
 * @param task the task
 * @param attempt tells attempts apart, such as the id of the invocation; not empty and without a slash
 * @param error what went wrong
 * @param at when, in milliseconds
 */
public record Failure(int superstep, TaskId task, String attempt, RunError error, Instant at) {
    public Failure {
        LogKeys.checkNumber("a superstep", superstep);
        if (attempt.isEmpty() || attempt.indexOf('/') >= 0) {
            throw new IllegalArgumentException("no id of an attempt: \"" + attempt + "\"; it ends a key after a slash");
        }
        at = Texts.toMillis(at);
    }
}
