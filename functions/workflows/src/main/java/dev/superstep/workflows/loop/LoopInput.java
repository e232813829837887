package dev.superstep.workflows.loop;

import org.jspecify.annotations.Nullable;

/**
 * What a run is started with; {@link Goal} has what stands for numbers that are left out, and their bounds.
 *
 * @param initialQuery what is looked for
 * @param currentQuery what to begin with instead, if it has been refined before
 * @param iterationCount how often it has been refined before
 * @param maxIterations how often it may have been refined in the end
 * @param targetQuality what is good enough, from 0 to 1
 */
public record LoopInput(
        String initialQuery,
        @Nullable String currentQuery,
        @Nullable Integer iterationCount,
        @Nullable Integer maxIterations,
        @Nullable Double targetQuality) {}
