package dev.superstep.workflows.recovery;

import org.jspecify.annotations.Nullable;

/**
 * What a run is started with.
 *
 * @param inputData what is to be processed
 * @param maxRetries how often it may be tried again after it failed; {@link Retries} has the bounds and what stands for none
 */
public record RecoveryInput(String inputData, @Nullable Integer maxRetries) {}
