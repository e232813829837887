package dev.superstep.workflows.recovery;

import dev.superstep.graph.Node;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Decides what to do about an attempt that failed: try again, or settle for a result without processing. */
@ApplicationScoped
public class ErrorRecovery implements Node<ErrorRecovery.In, ErrorRecovery.Out> {
    record In(String inputData, int errorCount, int maxRetries) {}

    record Out(
            String currentStep,
            String recoveryStrategy,
            @Nullable String finalResult) {}

    @Override
    public Out run(In in) {
        return in.errorCount() <= in.maxRetries()
                ? new Out(RecoveryState.RETRYING, "retry_attempt_" + in.errorCount(), null)
                : new Out(RecoveryState.FALLBACK_COMPLETED, "fallback", "Fallback result for: " + in.inputData());
    }
}
