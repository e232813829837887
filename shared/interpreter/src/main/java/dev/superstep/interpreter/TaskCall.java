package dev.superstep.interpreter;

import org.jspecify.annotations.Nullable;

/**
 * One call of a function.
 *
 * @param resource the task's Resource, or the FunctionName given to {@code lambda:invoke} (with its Qualifier behind a colon)
 * @param payload what the function gets
 * @param execution the execution's name
 * @param state the task's name
 * @param retry how often the task was tried before in this visit of the state, from 0
 * @param token the task's token if it waits for one to be answered, else null
 */
public record TaskCall(
        String resource,
        @Nullable Object payload,
        String execution,
        String state,
        int retry,
        @Nullable String token) {}
