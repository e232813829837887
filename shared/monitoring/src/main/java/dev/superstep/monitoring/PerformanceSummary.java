package dev.superstep.monitoring;

import dev.superstep.runlog.RunStatus;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the runs went that were started in a window of time: at most the newest {@link Summaries#MOST_RUNS} of them.
 *
 * <p>A run that has not ended counts as what its status says, and its nodes count as far as they have got. Immutable.
 *
 * @param from the window's begin, included
 * @param until the window's end, excluded
 * @param totalWorkflows how many runs were seen
 * @param successfulWorkflows how many of them have succeeded
 * @param failedWorkflows how many have failed
 * @param statuses how many runs there are of each status, those without one included
 * @param cut whether the window has more runs than were seen
 * @param runTime how long the runs took that have ended, in seconds
 * @param nodePerformance every node that ran, by {@code workflow/node}
 * @param slowestNodes the names of the {@link #MOST_SLOW} with the highest 95th percentile, slowest first
 * @param failures what went wrong, most frequent first; at most {@link #MOST_FAILURES}
 */
public record PerformanceSummary(
        Instant from,
        Instant until,
        int totalWorkflows,
        int successfulWorkflows,
        int failedWorkflows,
        Map<RunStatus, Integer> statuses,
        boolean cut,
        Timing runTime,
        Map<String, NodePerformance> nodePerformance,
        List<String> slowestNodes,
        List<FailureCount> failures) {
    /** The most nodes that are named as slow. */
    public static final int MOST_SLOW = 10;

    /** The most kinds of failure that are told. */
    public static final int MOST_FAILURES = 50;

    public PerformanceSummary {
        statuses = Collections.unmodifiableMap(new LinkedHashMap<>(statuses));
        nodePerformance = Collections.unmodifiableMap(new LinkedHashMap<>(nodePerformance));
        slowestNodes = List.copyOf(slowestNodes);
        failures = List.copyOf(failures);
    }

    /**
     * One kind of failure.
     *
     * @param workflow of which workflow
     * @param node of which node; null if no single node failed
     * @param code the code, or the error's name if it has none
     * @param failedAttempts how many attempts failed with it
     * @param failedRuns how many runs ended with it
     * @param newestRun the newest run that has it
     * @param message what it said there
     */
    public record FailureCount(
            String workflow,
            @Nullable String node,
            String code,
            int failedAttempts,
            int failedRuns,
            String newestRun,
            String message) {}
}
