package dev.superstep.workflows.routing;

import dev.superstep.graph.Node;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers an administrator; the answer is not given before it is approved. */
@ApplicationScoped
public class AdminProcessing implements Node<AdminProcessing.In, AdminProcessing.Out> {
    record In(String userInput) {}

    record Out(String result, String processingPath) {}

    @Override
    public Out run(In in) {
        return new Out("Admin processing: " + in.userInput() + " - Full access granted", UserType.ADMIN.label());
    }
}
