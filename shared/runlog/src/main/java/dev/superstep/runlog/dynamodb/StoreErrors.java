package dev.superstep.runlog.dynamodb;

import dev.superstep.runlog.aws.AwsErrors;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Requests to DynamoDB whose failures are the log's, {@link AwsErrors} says which. */
final class StoreErrors {
    private StoreErrors() {}

    /** The result of {@code request}, whose failed condition is an answer and passes through. */
    static <T> T translate(String what, Supplier<T> request) {
        try {
            return request.get();
        } catch (ConditionalCheckFailedException e) {
            throw e;
        } catch (SdkException e) {
            throw AwsErrors.of(what, e);
        }
    }
}
