package dev.superstep.workflows.loop;

import dev.superstep.graph.Node;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Scores what the round found, and enters it for the best one. */
@ApplicationScoped
public class EvaluateQuality implements Node<EvaluateQuality.In, EvaluateQuality.Out> {
    private static final double FIRST = 0.3;
    private static final double GAIN = 0.2;
    private static final double MOST = 0.9;

    record In(List<String> searchResults, int iterationCount) {}

    record Out(double qualityScore, Round bestRound) {}

    @Override
    public Out run(In in) {
        double quality = quality(in);
        return new Out(quality, new Round(quality, in.searchResults()));
    }

    /** The one place where quality is judged. Simulated: each refinement helps a little, up to a point. */
    double quality(In in) {
        return Math.min(MOST, FIRST + in.iterationCount() * GAIN);
    }
}
