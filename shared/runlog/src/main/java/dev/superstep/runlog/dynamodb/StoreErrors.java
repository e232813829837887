package dev.superstep.runlog.dynamodb;

import dev.superstep.runlog.RunLogException;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Tells what another try may cure from what it cannot, once the client has given up its own retries.
 *
 * <p>Transient: throttling of table, partition or account, the service's own faults (5xx), time-outs and broken
 * connections. Everything else is final: a wrong table, no permission, a request that DynamoDB does not take.
 */
final class StoreErrors {
    private static final int SERVER_FAULT = 500;

    private StoreErrors() {}

    /** The result of {@code request}, whose failed condition is an answer and passes through. */
    static <T> T translate(String what, Supplier<T> request) {
        try {
            return request.get();
        } catch (ConditionalCheckFailedException e) {
            throw e;
        } catch (SdkException e) {
            throw isTransient(e) ? RunLogException.unavailable(what, e) : RunLogException.refused(what, e);
        }
    }

    static boolean isTransient(SdkException e) {
        return switch (e) {
            case AwsServiceException fault -> fault.isThrottlingException() || fault.statusCode() >= SERVER_FAULT;
            case ApiCallTimeoutException late -> true;
            case ApiCallAttemptTimeoutException late -> true;
            case AbortedException interrupted -> true;
            default -> e.retryable() || isCausedByIo(e);
        };
    }

    private static boolean isCausedByIo(@Nullable Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }
}
