package dev.superstep.asl;

import java.util.List;
import java.util.stream.Collectors;

/** A definition that is refused, with everything that is wrong with it, in the definition's order. */
public final class AslException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<AslProblem> problems;

    /** For {@code problems}, of which there is at least one. */
    public AslException(List<AslProblem> problems) {
        super(problems.stream().map(AslProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong; never empty. */
    public List<AslProblem> problems() {
        return problems;
    }
}
