package dev.superstep.api.engine.local.busy;

import dev.superstep.graph.Append;
import dev.superstep.graph.Graph;
import dev.superstep.graph.Node;
import dev.superstep.graph.Workflow;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Two nodes side by side, then a third. */
@IfBuildProperty(name = "superstep.test.busy", stringValue = "true")
@ApplicationScoped
public class BusyWorkflow implements Workflow<BusyWorkflow.State> {
    public record Input(String name) {}

    public record State(String name, @Append List<String> done) {}

    public record In(String name) {}

    public record Out(List<String> done) {}

    @Override
    public Graph<State> graph() {
        return Graph.of(Input.class, State.class)
                .start(Left.class)
                .start(Right.class)
                .join(List.of(Left.class, Right.class), Both.class)
                .end(Both.class)
                .build();
    }

    @ApplicationScoped
    public static class Left implements Node<In, Out> {
        @Override
        public Out run(In in) {
            Busy.work();
            return new Out(List.of("left"));
        }
    }

    @ApplicationScoped
    public static class Right implements Node<In, Out> {
        @Override
        public Out run(In in) {
            Busy.work();
            return new Out(List.of("right"));
        }
    }

    @ApplicationScoped
    public static class Both implements Node<In, Out> {
        @Override
        public Out run(In in) {
            Busy.work();
            return new Out(List.of("both"));
        }
    }
}
