package dev.superstep.api.rest;

/** Ends a request with a {@link Problem}. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /** Carries {@code problem} to the client. */
    public ProblemException(Problem problem) {
        super(problem.code() + ": " + problem.detail());
        this.problem = problem;
    }

    /** Carries a problem that its detail describes in full. */
    public ProblemException(ProblemCode code, String detail) {
        this(Problem.of(code, detail));
    }

    /** What the client gets. */
    public Problem problem() {
        return problem;
    }
}
