package dev.superstep.workflows.routing;

import dev.superstep.graph.Node;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Finds out who asks, from whole words of the request.
 *
 * <p>Whoever writes "admin" is taken for one, which is why that way leads through an approval. Where callers are
 * authenticated, the type belongs to their identity and not to their text.
 */
@ApplicationScoped
public class ClassifyUser implements Node<ClassifyUser.In, ClassifyUser.Out> {
    record In(String userInput) {}

    record Out(String userType, boolean requiresApproval) {}

    @Override
    public Out run(In in) {
        UserType type = UserType.namedIn(in.userInput());
        return new Out(type.label(), type.requiresApproval());
    }
}
