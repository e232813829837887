package dev.superstep.api.console.rehearsal;

import dev.superstep.graph.Append;
import dev.superstep.graph.End;
import dev.superstep.graph.Graph;
import dev.superstep.graph.Node;
import dev.superstep.graph.Sum;
import dev.superstep.graph.Workflow;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Two nodes side by side, in rounds. */
@IfBuildProperty(name = "superstep.test.rehearsal", stringValue = "true")
@ApplicationScoped
public class RehearsalWorkflow implements Workflow<RehearsalWorkflow.State> {
    public record Input(String piece, int rounds) {}

    public record State(
            String piece,
            int rounds,
            @Sum int played,
            String latest,
            @Append List<String> notes) {}

    record Score(int played, int rounds) {}

    @Override
    public Graph<State> graph() {
        return Graph.of(Input.class, State.class)
                .start(Tune.class)
                .edge(Tune.class, Strings.class)
                .edge(Tune.class, Winds.class)
                .join(List.of(Strings.class, Winds.class), Listen.class)
                .route(Listen.class, Score.class, RehearsalWorkflow::next, Tune.class, End.class)
                .recursionLimit(2_000)
                .build();
    }

    private static Class<? extends Node<?, ?>> next(Score score) {
        return score.played() < score.rounds() ? Tune.class : End.class;
    }

    public record In(String piece) {}

    public record Note(List<String> notes) {}

    public record Heard(int played, String latest) {}

    @ApplicationScoped
    public static class Tune implements Node<In, Note> {
        @Override
        public Note run(In in) {
            Cues.await("tune");
            return new Note(List.of("tuned"));
        }
    }

    @ApplicationScoped
    public static class Strings implements Node<In, Note> {
        @Override
        public Note run(In in) {
            Cues.await("strings");
            return new Note(List.of("strings"));
        }
    }

    @ApplicationScoped
    public static class Winds implements Node<In, Note> {
        @Override
        public Note run(In in) {
            Cues.await("winds");
            return new Note(List.of("winds"));
        }
    }

    @ApplicationScoped
    public static class Listen implements Node<In, Heard> {
        @Override
        public Heard run(In in) {
            Cues.await("listen");
            return new Heard(1, in.piece());
        }
    }
}
