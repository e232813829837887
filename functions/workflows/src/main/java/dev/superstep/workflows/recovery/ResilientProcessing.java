package dev.superstep.workflows.recovery;

import dev.superstep.graph.NodeException;
import dev.superstep.graph.Recoverable;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Processes, which may fail for a while; simulated. */
@ApplicationScoped
public class ResilientProcessing implements Recoverable<ResilientProcessing.In, ResilientProcessing.Out> {
    private final double failureRate;
    private final RandomGenerator random;

    record In(
            String inputData,
            @Nullable Integer errorCount,
            @Nullable Integer maxRetries) {}

    record Out(
            String currentStep,
            int errorCount,
            int maxRetries,
            @Nullable String lastError,
            @Nullable String finalResult,
            List<Attempt> attempts) {}

    /** One that never fails. */
    public ResilientProcessing() {
        this(0, new SplittableRandom());
    }

    /** One that fails as often as is configured. */
    @Inject
    public ResilientProcessing(
            @ConfigProperty(name = "superstep.recovery.failure-rate", defaultValue = "0.4") double failureRate) {
        this(failureRate, new SplittableRandom());
    }

    /**
     * @param failureRate how often it fails, from 0 to 1
     * @param random is asked once for each try
     */
    public ResilientProcessing(double failureRate, RandomGenerator random) {
        this.failureRate = failureRate;
        this.random = random;
    }

    @Override
    @Retry(
            maxRetries = 1,
            delay = 100,
            jitter = 50,
            retryOn = {ProcessingUnavailable.class, TimeoutException.class})
    @ExponentialBackoff
    @Timeout(2_000)
    @CircuitBreaker(
            requestVolumeThreshold = 20,
            failureRatio = 0.9,
            delay = 1_000,
            failOn = {ProcessingUnavailable.class, TimeoutException.class})
    @Fallback(
            fallbackMethod = "fallback",
            applyOn = {ProcessingUnavailable.class, TimeoutException.class, CircuitBreakerOpenException.class})
    public Out run(In in) {
        if (in.inputData().isBlank()) {
            throw new NodeException("NOTHING_TO_PROCESS", "input_data is blank; say what is to be processed");
        }
        int retries = Retries.of(in.maxRetries());
        int errors = errors(in);
        String result = process(in.inputData());
        Attempt attempt = new Attempt(errors + 1, RecoveryState.COMPLETED);
        return new Out(RecoveryState.COMPLETED, errors, retries, null, result, List.of(attempt));
    }

    /** Says that this attempt failed, so that the graph can do something about it. */
    @Override
    public Out fallback(In in) {
        int errors = errors(in) + 1;
        String error = ProcessingUnavailable.MESSAGE;
        List<Attempt> attempt = List.of(new Attempt(errors, error));
        return new Out(RecoveryState.ERROR, errors, Retries.of(in.maxRetries()), error, null, attempt);
    }

    private String process(String data) {
        synchronized (random) {
            if (random.nextDouble() < failureRate) {
                throw new ProcessingUnavailable();
            }
        }
        return "Successfully processed: " + data;
    }

    private static int errors(In in) {
        return in.errorCount() == null ? 0 : in.errorCount();
    }
}
