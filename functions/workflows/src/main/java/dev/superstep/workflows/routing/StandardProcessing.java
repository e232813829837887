package dev.superstep.workflows.routing;

import dev.superstep.graph.Node;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers everybody else. */
@ApplicationScoped
public class StandardProcessing implements Node<StandardProcessing.In, StandardProcessing.Out> {
    record In(String userInput) {}

    record Out(String result, String processingPath) {}

    @Override
    public Out run(In in) {
        return new Out(
                "Standard processing: " + in.userInput() + " - Basic features available", UserType.STANDARD.label());
    }
}
