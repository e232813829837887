package dev.superstep.asl;

import org.jspecify.annotations.Nullable;

/**
 * Has something outside do the work.
 *
 * @param resource a function's ARN, an integration ({@link #LAMBDA_INVOKE}), or a placeholder for one ({@code ${name}})
 * @param timeout seconds after which the task fails with {@code States.Timeout}
 * @param heartbeat seconds without a sign of life after which it fails
 */
public record Task(
        @Nullable String comment,
        String resource,
        Flow flow,
        @Nullable Amount timeout,
        @Nullable Amount heartbeat,
        Recovery recovery,
        Transition transition)
        implements AslState, HasResult<Task>, HasRecovery<Task>, HasNext<Task> {

    /** The integration that calls a function by name and answers with payload, status and version. */
    public static final String LAMBDA_INVOKE = "arn:aws:states:::lambda:invoke";

    /** The integration that calls a function and then waits until somebody answers for the task's token. */
    public static final String LAMBDA_INVOKE_WAIT_FOR_TASK_TOKEN = LAMBDA_INVOKE + ".waitForTaskToken";

    /** The integration that starts an execution and goes on at once. */
    public static final String START_EXECUTION = "arn:aws:states:::states:startExecution";

    /** A task that gives its input to {@code resource} and its answer on, and ends the machine. */
    public static Task of(String resource) {
        return new Task(null, resource, Flow.IDENTITY, null, null, Recovery.NONE, new Transition.End());
    }

    /** This task with a comment. */
    public Task comment(String comment) {
        return new Task(comment, resource, flow, timeout, heartbeat, recovery, transition);
    }

    /** This task with a time limit. */
    public Task timeoutSeconds(int seconds) {
        return new Task(comment, resource, flow, new Amount.Fixed(seconds), heartbeat, recovery, transition);
    }

    /** This task with a time limit that its input says. */
    public Task timeoutSecondsPath(String path) {
        return new Task(comment, resource, flow, new Amount.FromPath(path), heartbeat, recovery, transition);
    }

    /** This task with a longest time between signs of life. */
    public Task heartbeatSeconds(int seconds) {
        return new Task(comment, resource, flow, timeout, new Amount.Fixed(seconds), recovery, transition);
    }

    @Override
    public Task withFlow(Flow flow) {
        return new Task(comment, resource, flow, timeout, heartbeat, recovery, transition);
    }

    @Override
    public Task withRecovery(Recovery recovery) {
        return new Task(comment, resource, flow, timeout, heartbeat, recovery, transition);
    }

    @Override
    public Task withTransition(Transition transition) {
        return new Task(comment, resource, flow, timeout, heartbeat, recovery, transition);
    }
}
