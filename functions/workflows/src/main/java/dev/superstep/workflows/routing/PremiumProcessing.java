package dev.superstep.workflows.routing;

import dev.superstep.graph.Node;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers a premium user. */
@ApplicationScoped
public class PremiumProcessing implements Node<PremiumProcessing.In, PremiumProcessing.Out> {
    record In(String userInput) {}

    record Out(String result, String processingPath) {}

    @Override
    public Out run(In in) {
        return new Out(
                "Premium processing: " + in.userInput() + " - Enhanced features available", UserType.PREMIUM.label());
    }
}
