package dev.superstep.docs;

import dev.superstep.graph.End;
import dev.superstep.graph.Graph;
import dev.superstep.graph.Node;
import dev.superstep.graph.NodeException;
import dev.superstep.graph.Possible;
import dev.superstep.graph.Send;
import dev.superstep.graph.Start;
import dev.superstep.runlog.RunError;
import dev.superstep.testing.LocalRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs that fail, each with the error that it is here for. */
final class RunSamples {
    private RunSamples() {}

    record In(String query) {}

    record State(String query, String answer) {}

    record Query(String query) {}

    record Answer(String answer) {}

    static final class Search implements Node<Query, Answer> {
        @Override
        public Answer run(Query in) {
            if (in.query().isBlank()) {
                throw new NodeException("EMPTY_QUERY", "there is nothing to search for");
            }
            return new Answer(in.query().repeat(in.query().length() > 1_000 ? 45_000 : 1));
        }
    }

    static final class Guess implements Node<Query, Answer> {
        @Override
        public Answer run(Query in) {
            return new Answer("a guess");
        }
    }

    static final class Refine implements Node<Answer, Answer> {
        @Override
        public Answer run(Answer in) {
            return in;
        }
    }

    /** The messages by error name. */
    static Map<String, String> all() {
        Map<String, String> samples = new LinkedHashMap<>();
        Stream.of(
                        failure(line(), " "),
                        failure(line(), "long".repeat(300)),
                        failure(shortcut(), "a"),
                        failure(twoSends(), "a"),
                        failure(loop(), "a"),
                        failure(undeclared(), "a"))
                .forEach(error -> samples.put(error.type(), error.message()));
        return samples;
    }

    private static RunError failure(Graph<State> graph, String query) {
        return LocalRun.of(graph).run(new In(query)).error().orElseThrow();
    }

    private static Graph<State> line() {
        return Graph.of(In.class, State.class)
                .start(Search.class)
                .end(Search.class)
                .build();
    }

    /** The way past {@link Guess} leaves the answer unwritten that {@link Refine} reads. */
    private static Graph<State> shortcut() {
        return Graph.of(In.class, State.class)
                .route(Start.class, state -> Refine.class, Guess.class, Refine.class)
                .edge(Guess.class, Refine.class)
                .end(Refine.class)
                .build();
    }

    private static Graph<State> twoSends() {
        List<Send> both = List.of(Send.to(Guess.class, new Query("a")), Send.to(Guess.class, new Query("b")));
        return Graph.of(In.class, State.class)
                .routeMany(Start.class, state -> both, Possible.each(Guess.class))
                .end(Guess.class)
                .build();
    }

    private static Graph<State> loop() {
        return Graph.of(In.class, State.class)
                .start(Search.class)
                .route(Search.class, state -> Search.class, Search.class, End.class)
                .recursionLimit(5)
                .build();
    }

    private static Graph<State> undeclared() {
        return Graph.of(In.class, State.class)
                .start(Search.class)
                .route(Search.class, state -> Refine.class, Guess.class, End.class)
                .end(Guess.class)
                .build();
    }
}
