package dev.superstep.docs;

import dev.superstep.graph.Append;
import dev.superstep.graph.Approval;
import dev.superstep.graph.Graph;
import dev.superstep.graph.GraphBuilder;
import dev.superstep.graph.Node;
import dev.superstep.graph.Possible;
import dev.superstep.graph.core.Edge;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.NodeTrait;
import dev.superstep.graph.core.Notation;
import dev.superstep.graph.core.Topology;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * Graphs with one thing wrong, as {@code docs/errors.md} shows them: what stands between {@code show} and {@code end} is on
 * that page. Nodes have no bodies, because none of them ever runs; so they are abstract.
 */
final class BrokenGraphs {
    private BrokenGraphs() {}

    // show NODES
    record In(String query) {}

    record State(String query, String answer, String note) {}

    record Nothing() {}

    record Answer(String answer) {}

    record Note(String note) {}

    abstract static class Search implements Node<Nothing, Answer> {}
    // end

    static Topology reservedName() {
        // show RESERVED_NAME
        NodeId end = new NodeId("__end__");
        return new Topology(List.of(end), List.of(new Edge.Plain(NodeId.START, end)), List.of());
        // end
    }

    static Topology duplicateNode() {
        // show DUPLICATE_NODE
        NodeId a = new NodeId("a");
        return new Topology(List.of(a, a), List.of(new Edge.Plain(NodeId.START, a)), List.of());
        // end
    }

    static Topology unknownSource() {
        // show UNKNOWN_SOURCE
        NodeId a = new NodeId("a");
        NodeId b = new NodeId("b");
        return new Topology(List.of(a), List.of(new Edge.Plain(NodeId.START, a), new Edge.Plain(b, a)), List.of());
        // end
    }

    static Topology unknownTarget() {
        // show UNKNOWN_TARGET
        NodeId a = new NodeId("a");
        NodeId b = new NodeId("b");
        return new Topology(List.of(a), List.of(new Edge.Plain(NodeId.START, a), new Edge.Plain(a, b)), List.of());
        // end
    }

    static GraphBuilder<?> badRecursionLimit() {
        // show BAD_RECURSION_LIMIT
        return Graph.of(In.class, State.class)
                .start(Search.class)
                .end(Search.class)
                .recursionLimit(0);
        // end
    }

    static GraphBuilder<?> badConcurrency() {
        // show BAD_CONCURRENCY
        abstract class Summarize implements Node<Nothing, Nothing> {}

        return Graph.of(In.class, State.class)
                .start(Search.class)
                .routeMany(
                        Search.class,
                        state -> List.of(),
                        Possible.each(Summarize.class).atMost(41),
                        Possible.none())
                .end(Summarize.class);
        // end
    }

    static GraphBuilder<?> badPause() {
        // show BAD_PAUSE
        return Graph.of(In.class, State.class)
                .start(Search.class)
                .end(Search.class)
                .pause(Search.class, state -> Duration.ofSeconds(2))
                .pause(Search.class, state -> Duration.ofSeconds(5));
        // end
    }

    static GraphBuilder<?> badTimeLimit() {
        // show BAD_TIME_LIMIT
        return Graph.of(In.class, State.class)
                .start(Search.class)
                .end(Search.class)
                .timeLimit(Search.class, Duration.ofHours(1));
        // end
    }

    static GraphBuilder<?> timeBudget() {
        // show TIME_BUDGET
        abstract class Ask implements Node<Nothing, Answer> {
            @Override
            @Timeout(20_000)
            @Retry(maxRetries = 2, delay = 1_000, jitter = 500)
            public abstract Answer run(Nothing in);
        }

        return Graph.of(In.class, State.class)
                .start(Ask.class)
                .end(Ask.class)
                .timeLimit(Ask.class, Duration.ofSeconds(30));
        // end
    }

    @SuppressWarnings("UnusedMethod") // its name is what the annotation gives
    static GraphBuilder<?> hiddenFallback() {
        // show HIDDEN_FALLBACK
        abstract class Ask implements Node<Nothing, Answer> {
            @Override
            @Fallback(fallbackMethod = "guess")
            public abstract Answer run(Nothing in);

            abstract Answer guess(Nothing in);
        }

        return Graph.of(In.class, State.class).start(Ask.class).end(Ask.class);
        // end
    }

    static GraphBuilder<?> unreachableNode() {
        // show UNREACHABLE_NODE
        abstract class Refine implements Node<Answer, Answer> {}

        return Graph.of(In.class, State.class)
                .start(Search.class)
                .end(Search.class)
                .end(Refine.class);
        // end
    }

    static GraphBuilder<?> noWayOut() {
        // show NO_WAY_OUT
        return Graph.of(In.class, State.class).start(Search.class);
        // end
    }

    static GraphBuilder<?> noExit() {
        // show NO_EXIT
        return Graph.of(In.class, State.class).start(Search.class).edge(Search.class, Search.class);
        // end
    }

    static GraphBuilder<?> nameTooLong() {
        // show NAME_TOO_LONG
        abstract class SearchEverythingThatWasEverWrittenAboutTheQueryAndSumItUp implements Node<Nothing, Answer> {}

        return Graph.of(In.class, State.class)
                .start(SearchEverythingThatWasEverWrittenAboutTheQueryAndSumItUp.class)
                .end(SearchEverythingThatWasEverWrittenAboutTheQueryAndSumItUp.class);
        // end
    }

    static GraphBuilder<?> reservedChannel() {
        // show RESERVED_CHANNEL
        record Progress(String query, String answer, int superstep) {}

        return Graph.of(In.class, Progress.class).start(Search.class).end(Search.class);
        // end
    }

    static GraphBuilder<?> nodeType() {
        // show NODE_TYPE
        abstract class Anything implements Node<Record, Answer> {}

        return Graph.of(In.class, State.class).start(Anything.class).end(Anything.class);
        // end
    }

    static GraphBuilder<?> unknownChannel() {
        // show UNKNOWN_CHANNEL
        record Quality(double quality) {}

        abstract class Rate implements Node<Quality, Nothing> {}

        return Graph.of(In.class, State.class)
                .start(Search.class)
                .edge(Search.class, Rate.class)
                .end(Rate.class);
        // end
    }

    static GraphBuilder<?> channelType() {
        // show CHANNEL_TYPE
        record Amount(int answer) {}

        abstract class Count implements Node<Amount, Nothing> {}

        return Graph.of(In.class, State.class)
                .start(Search.class)
                .edge(Search.class, Count.class)
                .end(Count.class);
        // end
    }

    static GraphBuilder<?> reducerType() {
        // show REDUCER_TYPE
        record Appended(String query, @Append String answer) {}

        return Graph.of(In.class, Appended.class).start(Search.class).end(Search.class);
        // end
    }

    static GraphBuilder<?> unknownInput() {
        // show UNKNOWN_INPUT
        record Question(String question) {}

        return Graph.of(Question.class, State.class).start(Search.class).end(Search.class);
        // end
    }

    static GraphBuilder<?> missingChannel() {
        // show MISSING_CHANNEL
        abstract class Check implements Node<Note, Nothing> {}

        return Graph.of(In.class, State.class)
                .start(Search.class)
                .edge(Search.class, Check.class)
                .end(Check.class);
        // end
    }

    static GraphBuilder<?> writeConflict() {
        // show WRITE_CONFLICT
        abstract class Ask implements Node<Nothing, Answer> {}

        return Graph.of(In.class, State.class)
                .start(Search.class)
                .start(Ask.class)
                .end(Search.class)
                .end(Ask.class);
        // end
    }

    static GraphBuilder<?> duplicateChannel() {
        // show DUPLICATE_CHANNEL
        record Users(String query, String answer, String userId, String user_id) {}

        return Graph.of(In.class, Users.class).start(Search.class).end(Search.class);
        // end
    }

    static Topology tooManyFrontiers() {
        // show TOO_MANY_FRONTIERS
        String loops = IntStream.range(0, 12)
                .mapToObj(i -> "START -> poll_%d; poll_%d ?-> poll_%d | END".formatted(i, i, i))
                .collect(Collectors.joining("; "));
        Topology polls = Notation.parse(loops);
        NodeId first = polls.nodes().getFirst();
        return new Topology(polls.nodes(), polls.edges(), polls.routers(), Map.of(first, List.of(NodeTrait.PAUSE)));
        // end
    }

    static GraphBuilder<State> missingDeadline() {
        // show MISSING_DEADLINE
        abstract class Check implements Approval<Answer, Note> {}

        return Graph.of(In.class, State.class)
                .start(Search.class)
                .edge(Search.class, Check.class)
                .end(Check.class);
        // end
    }

    static GraphBuilder<State> badDeadline() {
        // show BAD_DEADLINE
        abstract class Check implements Approval<Answer, Note> {}

        return Graph.of(In.class, State.class)
                .start(Search.class)
                .edge(Search.class, Check.class)
                .deadline(Check.class, Duration.ofMillis(1_500))
                .end(Check.class);
        // end
    }

    static GraphBuilder<State> approvalBySend() {
        // show APPROVAL_BY_SEND
        abstract class Check implements Approval<Answer, Note> {}

        return Graph.of(In.class, State.class)
                .start(Search.class)
                .routeMany(Search.class, state -> List.of(), Possible.each(Check.class), Possible.none())
                .deadline(Check.class, Duration.ofDays(1))
                .end(Check.class);
        // end
    }
}
