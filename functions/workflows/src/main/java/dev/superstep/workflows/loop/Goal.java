package dev.superstep.workflows.loop;

import dev.superstep.graph.NodeException;
import org.jspecify.annotations.Nullable;

/**
 * When a loop is to end.
 *
 * @param iterationCount how often the query has been refined before; at least 0
 * @param maxIterations how often it may be; from 0 to {@value #MOST_ITERATIONS}
 * @param targetQuality what is good enough; from 0 to 1
 */
record Goal(int iterationCount, int maxIterations, double targetQuality) {
    /** More rounds than this would make a run whose history is too long to be read, and soon too long for the service. */
    static final int MOST_ITERATIONS = 300;

    private static final int DEFAULT_ITERATIONS = 5;
    private static final double DEFAULT_QUALITY = 0.8;

    Goal {
        if (iterationCount < 0) {
            throw outOfBounds("iteration_count", iterationCount, "at least 0");
        }
        if (maxIterations < 0 || maxIterations > MOST_ITERATIONS) {
            throw outOfBounds("max_iterations", maxIterations, "from 0 to " + MOST_ITERATIONS);
        }
        if (!(targetQuality >= 0 && targetQuality <= 1)) {
            throw outOfBounds("target_quality", targetQuality, "from 0 to 1");
        }
    }

    /**
     * The goal of these numbers, with a default for each that is null.
     *
     * @throws NodeException with OUT_OF_BOUNDS if a number is
     */
    static Goal of(@Nullable Integer iterationCount, @Nullable Integer maxIterations, @Nullable Double targetQuality) {
        return new Goal(
                iterationCount == null ? 0 : iterationCount,
                maxIterations == null ? DEFAULT_ITERATIONS : maxIterations,
                targetQuality == null ? DEFAULT_QUALITY : targetQuality);
    }

    private static NodeException outOfBounds(String name, Number found, String bounds) {
        return new NodeException("OUT_OF_BOUNDS", name + " is " + found + "; it must be " + bounds);
    }
}
