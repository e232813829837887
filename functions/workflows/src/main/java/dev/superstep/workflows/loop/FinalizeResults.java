package dev.superstep.workflows.loop;

import dev.superstep.graph.Node;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Hands out the results of the best round. */
@ApplicationScoped
public class FinalizeResults implements Node<FinalizeResults.In, FinalizeResults.Out> {
    record In(Round bestRound) {}

    record Out(List<String> refinedResults) {}

    @Override
    public Out run(In in) {
        return new Out(in.bestRound().results().stream()
                .map(result -> "FINAL: " + result)
                .toList());
    }
}
