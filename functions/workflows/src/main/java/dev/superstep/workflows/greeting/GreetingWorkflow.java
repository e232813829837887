package dev.superstep.workflows.greeting;

import dev.superstep.graph.Graph;
import dev.superstep.graph.Workflow;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** START -> greet -> END. */
@ApplicationScoped
public class GreetingWorkflow implements Workflow<GreetingWorkflow.State> {
    /** What a run is started with. */
    public record Input(String name) {}

    /** The channels. */
    public record State(String name, @Nullable String greeting) {}

    @Override
    public Graph<State> graph() {
        return Graph.of(Input.class, State.class)
                .start(Greet.class)
                .end(Greet.class)
                .build();
    }

    @Override
    public String name() {
        return "greeting";
    }
}
