package dev.superstep.monitoring;

/**
 * How a node does. Its times are those of committed tasks, as in {@link Timing}.
 *
 * @param workflow its workflow
 * @param node its name
 * @param totalExecutions how many of its tasks have committed
 * @param totalTime their time, in seconds
 * @param avgTime the mean, in seconds
 * @param minTime the shortest, in seconds
 * @param maxTime the longest, in seconds
 * @param p50Time nearest rank, in seconds
 * @param p95Time nearest rank, in seconds
 * @param p99Time nearest rank, in seconds
 * @param attempts how often it was tried
 * @param failedAttempts how many attempts failed and could say so
 * @param coldStarts how many of its committed tasks were the first of their process
 * @param avgInputSize the mean of what it looked at, in bytes of JSON
 * @param maxInputSize the most that it looked at, in bytes of JSON
 * @param avgOutputSize the mean of what it wrote, in bytes of JSON
 * @param maxOutputSize the most that it wrote, in bytes of JSON
 * @param maxMemory the most that a process of it held, in MiB; 0 if unknown
 */
public record NodePerformance(
        String workflow,
        String node,
        long totalExecutions,
        double totalTime,
        double avgTime,
        double minTime,
        double maxTime,
        double p50Time,
        double p95Time,
        double p99Time,
        long attempts,
        long failedAttempts,
        long coldStarts,
        long avgInputSize,
        long maxInputSize,
        long avgOutputSize,
        long maxOutputSize,
        long maxMemory) {}
