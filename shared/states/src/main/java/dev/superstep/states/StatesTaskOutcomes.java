package dev.superstep.states;

import dev.superstep.runlog.aws.AwsErrors;
import dev.superstep.runner.TaskOutcomes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/**
 * Ends tasks that wait in Step Functions, with an empty output, which their states drop; what was decided is in the log.
 *
 * @param client stays the caller's, who closes it
 */
public record StatesTaskOutcomes(SfnClient client) implements TaskOutcomes {
    @Override
    public boolean succeed(String token) {
        try {
            client.sendTaskSuccess(request -> request.taskToken(token).output("{}"));
            return true;
        } catch (TaskTimedOutException | TaskDoesNotExistException | InvalidTokenException gone) {
            return false;
        } catch (SdkException e) {
            throw AwsErrors.of("telling a task that waits", e);
        }
    }
}
