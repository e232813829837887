package dev.superstep.graph.core;

import java.util.List;
import java.util.stream.Collectors;

/** A graph was refused; carries every problem that was found, in the order of the graph. */
public final class InvalidGraphException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String graph;
    private final transient List<Problem> problems;

    /**
     * @param graph the name of the graph
     * @param problems what is wrong with it; at least one
     */
    public InvalidGraphException(String graph, List<Problem> problems) {
        super(problems.stream()
                .map(Problem::message)
                .collect(Collectors.joining("\n  ", "graph \"" + graph + "\" is refused:\n  ", "")));
        this.graph = graph;
        this.problems = List.copyOf(problems);
    }

    /** Throws if any of {@code problems} is an error. */
    public static void throwIfAny(String graph, List<Problem> problems) {
        List<Problem> errors = Problem.errors(problems);
        if (!errors.isEmpty()) {
            throw new InvalidGraphException(graph, errors);
        }
    }

    /** The name of the graph. */
    public String graph() {
        return graph;
    }

    /** Every problem, in the order of the graph. */
    public List<Problem> problems() {
        return problems;
    }
}
