package dev.superstep.runlog.aws;

import dev.superstep.runlog.RunLogException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Tells what another try may cure from what it cannot, once the client has given up its own retries.
 *
 * <p>Transient: throttling of whatever kind, the service's own faults (5xx), time-outs and broken connections. Everything
 * else is final: a wrong name, no permission, a request that the service does not take.
 */
public final class AwsErrors {
    private static final int SERVER_FAULT = 500;

    private AwsErrors() {}

    /** What {@code e} means for the log while it was doing {@code what}. */
    public static RunLogException of(String what, SdkException e) {
        return isTransient(e) ? RunLogException.unavailable(what, e) : RunLogException.refused(what, e);
    }

    private static boolean isTransient(SdkException e) {
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
