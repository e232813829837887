package dev.superstep.tolerance;

import dev.superstep.graph.Graph;
import dev.superstep.graph.Node;
import dev.superstep.graph.Recoverable;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Problem;
import dev.superstep.graph.core.Problem.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.Fallback;

/**
 * Whether what nodes ask for by annotations fits the machine around them: into their time limits, and with fallbacks that the
 * machine can call as well.
 */
public final class ToleranceChecks {
    private static final String FALLBACK = "fallback";

    private final Definition definition;
    private final List<Problem> problems = new ArrayList<>();

    private ToleranceChecks(Definition definition) {
        this.definition = definition;
    }

    /**
     * Every problem, in the order of the graph.
     *
     * @param graph the classes of the nodes
     * @param definition the same graph as it is compiled
     */
    public static List<Problem> check(Graph<?> graph, Definition definition) {
        ToleranceChecks checks = new ToleranceChecks(definition);
        graph.nodes().forEach(checks::check);
        return List.copyOf(checks.problems);
    }

    private void check(NodeId id, Class<? extends Node<?, ?>> type) {
        Tolerance tolerance = Tolerance.of(type);
        time(id, tolerance);
        tolerance.fallback().ifPresent(fallback -> fallback(id, type, fallback));
    }

    private void time(NodeId id, Tolerance tolerance) {
        Duration limit = definition.timeLimit(id);
        Optional<Duration> longest = tolerance.longest();
        if (longest.isEmpty() || longest.orElseThrow().compareTo(limit) >= 0) {
            problems.add(Problem.of(
                    Code.TIME_BUDGET,
                    id.value(),
                    "node \"%s\" may take %s by its annotations (%s), and its time limit is %s; try less, or give it more time by timeLimit(...)"
                            .formatted(
                                    id,
                                    longest.map(Seconds::of).orElse("for ever"),
                                    tolerance.words(),
                                    Seconds.of(limit))));
        }
    }

    private void fallback(NodeId id, Class<? extends Node<?, ?>> type, Fallback fallback) {
        if (!Recoverable.class.isAssignableFrom(type)) {
            hidden(id, "is not Recoverable, so that its @Fallback is lost when the process dies");
        } else if (!fallback.fallbackMethod().equals(FALLBACK)) {
            hidden(id, "has another @Fallback than the one that answers when the process dies");
        }
    }

    private void hidden(NodeId id, String what) {
        problems.add(Problem.of(
                Code.HIDDEN_FALLBACK,
                id.value(),
                "node \"%s\" %s; implement Recoverable<In, Out> and say @Fallback(fallbackMethod = \"fallback\")"
                        .formatted(id, what)));
    }
}
