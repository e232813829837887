package dev.superstep.monitoring;

/**
 * How long many things took, in seconds.
 *
 * <p>A percentile is the <em>nearest rank</em>: of n values the one at place ⌈p · n / 100⌉ when they are sorted, so always a
 * value that was measured, and of one value that one. Nothing is estimated.
 *
 * @param totalExecutions how many; with 0 all others are 0
 * @param totalTime their sum
 * @param avgTime their mean
 * @param minTime the shortest
 * @param maxTime the longest
 * @param p50Time the median
 * @param p95Time not exceeded by 95 of 100
 * @param p99Time not exceeded by 99 of 100
 */
public record Timing(
        long totalExecutions,
        double totalTime,
        double avgTime,
        double minTime,
        double maxTime,
        double p50Time,
        double p95Time,
        double p99Time) {
    /** That nothing has been measured. */
    static final Timing NONE = new Timing(0, 0, 0, 0, 0, 0, 0, 0);
}
