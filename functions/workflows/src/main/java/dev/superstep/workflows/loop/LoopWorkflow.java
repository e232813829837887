package dev.superstep.workflows.loop;

import dev.superstep.graph.Graph;
import dev.superstep.graph.Node;
import dev.superstep.graph.Workflow;
import jakarta.enterprise.context.ApplicationScoped;

/** Searches, evaluates and refines until the results are good enough. */
@ApplicationScoped
public class LoopWorkflow implements Workflow<LoopState> {
    /**
     * Three supersteps for each refinement that {@link Goal} allows, three to search, evaluate and finalize once more, and
     * one, because a run that takes as many as the limit has reached it.
     */
    static final int RECURSION_LIMIT = 3 * Goal.MOST_ITERATIONS + 3 + 1;

    record Progress(double qualityScore, double targetQuality, int iterationCount, int maxIterations) {}

    @Override
    public Graph<LoopState> graph() {
        return Graph.of(LoopInput.class, LoopState.class)
                .start(SearchInformation.class)
                .edge(SearchInformation.class, EvaluateQuality.class)
                .route(
                        EvaluateQuality.class,
                        Progress.class,
                        LoopWorkflow::next,
                        RefineQuery.class,
                        FinalizeResults.class)
                .edge(RefineQuery.class, SearchInformation.class)
                .end(FinalizeResults.class)
                .recursionLimit(RECURSION_LIMIT)
                .build();
    }

    private static Class<? extends Node<?, ?>> next(Progress progress) {
        boolean goodEnough = progress.qualityScore() >= progress.targetQuality();
        boolean oftenEnough = progress.iterationCount() >= progress.maxIterations();
        return goodEnough || oftenEnough ? FinalizeResults.class : RefineQuery.class;
    }
}
