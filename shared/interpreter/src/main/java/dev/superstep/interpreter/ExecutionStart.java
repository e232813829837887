package dev.superstep.interpreter;

import org.jspecify.annotations.Nullable;

/**
 * What an execution is started with.
 *
 * @param machineId the state machine's ARN, {@code $$.StateMachine.Id}
 * @param machine the state machine's name
 * @param executionId the execution's ARN, {@code $$.Execution.Id}
 * @param name the execution's name
 * @param input a core JSON value
 */
public record ExecutionStart(
        String machineId,
        String machine,
        String executionId,
        String name,
        @Nullable Object input) {

    /** An execution {@code name} of {@code machine} with ARNs made up from both. */
    public static ExecutionStart of(String machine, String name, @Nullable Object input) {
        String prefix = "arn:aws:states:local:000000000000:";
        return new ExecutionStart(
                prefix + "stateMachine:" + machine, machine, prefix + "execution:" + machine + ":" + name, name, input);
    }
}
