package dev.superstep.workflows.recovery;

import dev.superstep.graph.Append;
import java.util.List;

/**
 * The state of a run.
 *
 * @param inputData what is to be processed
 * @param currentStep where it stands: {@code error}, {@code retrying}, {@code completed} or {@code fallback_completed}, one of
 *     which is how it ended
 * @param errorCount how many attempts have failed
 * @param maxRetries how often it may be tried again
 * @param lastError why the last attempt that failed did
 * @param recoveryStrategy what was done about it last
 * @param finalResult what comes of it
 * @param attempts every attempt so far, in order
 */
public record RecoveryState(
        String inputData,
        String currentStep,
        int errorCount,
        int maxRetries,
        String lastError,
        String recoveryStrategy,
        String finalResult,
        @Append List<Attempt> attempts) {
    static final String ERROR = "error";
    static final String RETRYING = "retrying";
    static final String COMPLETED = "completed";
    static final String FALLBACK_COMPLETED = "fallback_completed";
}
