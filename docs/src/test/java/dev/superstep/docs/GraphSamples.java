package dev.superstep.docs;

import dev.superstep.compiler.Compiler;
import dev.superstep.graph.Append;
import dev.superstep.graph.Graph;
import dev.superstep.graph.GraphBuilder;
import dev.superstep.graph.Node;
import dev.superstep.graph.Possible;
import dev.superstep.graph.core.Edge;
import dev.superstep.graph.core.InvalidGraphException;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Problem;
import dev.superstep.graph.core.Topology;
import dev.superstep.graph.core.TopologyValidator;
import dev.superstep.runner.JacksonRecordMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Graphs with something wrong, each of which has one problem first: the one that it is here for. */
final class GraphSamples {
    private static final NodeId A = new NodeId("a");
    private static final NodeId B = new NodeId("b");

    private GraphSamples() {}

    record In(String query) {}

    record State(String query, String answer, String note) {}

    record Nothing() {}

    record Answer(String answer) {}

    record Note(String note) {}

    static class Blank implements Node<Nothing, Nothing> {
        @Override
        public Nothing run(Nothing in) {
            return in;
        }
    }

    /** Writes what {@link Ask} writes. */
    static final class Search implements Node<Nothing, Answer> {
        @Override
        public Answer run(Nothing in) {
            return new Answer("");
        }
    }

    static final class Ask implements Node<Nothing, Answer> {
        @Override
        public Answer run(Nothing in) {
            return new Answer("");
        }
    }

    /** Reads what nobody writes. */
    static final class Check implements Node<Note, Nothing> {
        @Override
        public Nothing run(Note in) {
            return new Nothing();
        }
    }

    static final class Refine extends Blank {}

    static final class Summarize extends Blank {}

    static final class Rate implements Node<Rate.Rated, Nothing> {
        record Rated(double quality) {}

        @Override
        public Nothing run(Rated in) {
            return new Nothing();
        }
    }

    static final class Count implements Node<Count.Counted, Nothing> {
        record Counted(int answer) {}

        @Override
        public Nothing run(Counted in) {
            return new Nothing();
        }
    }

    @SuppressWarnings("rawtypes") // which is what is wrong with it
    static final class Untyped implements Node {
        @Override
        public Record run(Record in) {
            return in;
        }
    }

    record Unknown(String question) {}

    record Reserved(String query, String answer, int superstep) {}

    record Twice(String query, String userId, String user_id) {}

    static final class ANodeWhoseClassWasGivenTheNameOfEverythingThatItDoesAndMore extends Blank {}

    record Appended(String query, @Append String answer) {}

    static List<Problem> problems() {
        List<Problem> problems = new ArrayList<>(topologies());
        typed().forEach(problems::addAll);
        return problems;
    }

    private static List<Problem> topologies() {
        return Stream.of(
                        nodes(NodeId.END),
                        nodes(new NodeId("a:b")),
                        nodes(A, A),
                        new Topology(List.of(A), List.of(start(), new Edge.Plain(NodeId.END, A)), List.of()),
                        new Topology(List.of(A), List.of(start(), new Edge.Plain(A, NodeId.START)), List.of()),
                        new Topology(List.of(A), List.of(start(), new Edge.Join(List.of(A, B), A)), List.of()),
                        new Topology(List.of(A), List.of(start(), new Edge.Plain(B, A)), List.of()),
                        new Topology(List.of(A), List.of(start(), new Edge.Plain(A, B)), List.of()),
                        nodes(A))
                .map(topology -> TopologyValidator.validate(topology).getFirst())
                .toList();
    }

    private static Topology nodes(NodeId... nodes) {
        return new Topology(List.of(nodes), List.of(), List.of());
    }

    private static Edge start() {
        return new Edge.Plain(NodeId.START, A);
    }

    private static Stream<List<Problem>> typed() {
        return Stream.<Supplier<List<Problem>>>of(
                        () -> of(graph().end(Search.class).recursionLimit(0)),
                        () -> of(graph().routeMany(
                                        Search.class,
                                        state -> List.of(),
                                        Possible.each(Summarize.class).atMost(41),
                                        Possible.none())
                                .end(Summarize.class)),
                        () -> of(graph().end(Search.class).end(Refine.class)),
                        () -> of(graph()),
                        () -> of(graph().edge(Search.class, Search.class)),
                        () -> of(Graph.of(In.class, Reserved.class)
                                .start(Search.class)
                                .end(Search.class)),
                        () -> of(graph().edge(Search.class, untyped()).end(untyped())),
                        () -> of(graph().edge(Search.class, Rate.class).end(Rate.class)),
                        () -> of(graph().edge(Search.class, Count.class).end(Count.class)),
                        () -> of(Graph.of(In.class, Appended.class)
                                .start(Search.class)
                                .end(Search.class)),
                        () -> of(Graph.of(Unknown.class, State.class)
                                .start(Search.class)
                                .end(Search.class)),
                        () -> compiled(
                                graph().start(Ask.class).end(Search.class).end(Ask.class)),
                        () -> compiled(graph().edge(Search.class, Check.class).end(Check.class)),
                        () -> of(Graph.of(In.class, Twice.class)
                                .start(Refine.class)
                                .end(Refine.class)),
                        () -> compiled(Graph.of(In.class, State.class)
                                .start(ANodeWhoseClassWasGivenTheNameOfEverythingThatItDoesAndMore.class)
                                .end(ANodeWhoseClassWasGivenTheNameOfEverythingThatItDoesAndMore.class)))
                .map(Supplier::get);
    }

    private static GraphBuilder<State> graph() {
        return Graph.of(In.class, State.class).start(Search.class);
    }

    @SuppressWarnings("unchecked") // no other way to write what is wrong with it
    private static Class<? extends Node<?, ?>> untyped() {
        return (Class<? extends Node<?, ?>>) (Class<?>) Untyped.class;
    }

    private static List<Problem> of(GraphBuilder<?> builder) {
        try {
            return builder.build().warnings();
        } catch (InvalidGraphException e) {
            return e.problems();
        }
    }

    private static List<Problem> compiled(GraphBuilder<?> builder) {
        try {
            Compiler.compile(builder.build().definition("graph", new JacksonRecordMapper()));
            throw new IllegalStateException("nothing is wrong with it");
        } catch (InvalidGraphException e) {
            return e.problems();
        }
    }
}
