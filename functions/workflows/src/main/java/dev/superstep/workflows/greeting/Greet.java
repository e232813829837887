package dev.superstep.workflows.greeting;

import dev.superstep.graph.Node;
import dev.superstep.graph.NodeException;
import jakarta.enterprise.context.ApplicationScoped;

/** Greets whoever has a name. */
@ApplicationScoped
public class Greet implements Node<Greet.In, Greet.Out> {
    /** What it reads. */
    public record In(String name) {}

    /** What it writes. */
    public record Out(String greeting) {}

    @Override
    public Out run(In in) {
        if (in.name().isBlank()) {
            throw new NodeException("NOBODY", "there is nobody to greet");
        }
        return new Out("Hello, " + in.name());
    }
}
