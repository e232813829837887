package dev.superstep.api.rest.gated;

import dev.superstep.graph.Graph;
import dev.superstep.graph.Node;
import dev.superstep.graph.Workflow;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;

/** A node, and one behind the {@link Gate}. */
@IfBuildProperty(name = "superstep.test.gated", stringValue = "true")
@ApplicationScoped
public class GatedWorkflow implements Workflow<GatedWorkflow.State> {
    public record Input(String name) {}

    public record State(String name, String prepared, String result) {}

    public record Prepared(String prepared) {}

    public record Result(String result) {}

    @Override
    public Graph<State> graph() {
        return Graph.of(Input.class, State.class)
                .start(Prepare.class)
                .edge(Prepare.class, Pass.class)
                .end(Pass.class)
                .build();
    }

    @ApplicationScoped
    public static class Prepare implements Node<Input, Prepared> {
        @Override
        public Prepared run(Input in) {
            Gate.PREPARED.incrementAndGet();
            return new Prepared(in.name() + " prepared");
        }
    }

    @ApplicationScoped
    public static class Pass implements Node<Prepared, Result> {
        @Override
        public Result run(Prepared in) {
            Gate.pass();
            return new Result(in.prepared() + " passed");
        }
    }
}
