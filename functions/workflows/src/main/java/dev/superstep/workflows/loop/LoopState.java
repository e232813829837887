package dev.superstep.workflows.loop;

import dev.superstep.graph.Reduce;
import java.util.List;

/**
 * The state of a run.
 *
 * @param initialQuery what is looked for
 * @param currentQuery the query of this round
 * @param searchResults what this round found
 * @param refinedResults what is handed out in the end: the results of the best round
 * @param iterationCount how often the query has been refined
 * @param maxIterations how often it may be
 * @param qualityScore how good this round's results are, from 0 to 1
 * @param targetQuality what is good enough
 * @param bestRound the best round so far; of equal ones the last
 */
public record LoopState(
        String initialQuery,
        String currentQuery,
        List<String> searchResults,
        List<String> refinedResults,
        int iterationCount,
        int maxIterations,
        double qualityScore,
        double targetQuality,
        @Reduce(BestRound.class) Round bestRound) {}
