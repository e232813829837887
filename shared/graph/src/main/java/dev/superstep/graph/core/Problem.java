package dev.superstep.graph.core;

import java.util.List;

/**
 * Something wrong with a graph, found before it runs.
 *
 * @param code which rule was broken
 * @param subject the node, edge or channel that the problem is about
 * @param message one line for a person: {@code CODE: what is wrong, where, what was found; what to do}
 */
public record Problem(Code code, String subject, String message) {
    /** How grave a problem is. */
    public enum Severity {
        /** The graph cannot be compiled. */
        ERROR,
        /** The graph runs, though probably not as meant. */
        WARNING
    }

    /** The rules, each with a heading in docs/errors.md. */
    public enum Code {
        RESERVED_NAME(Severity.ERROR),
        RESERVED_CHARACTER(Severity.ERROR),
        DUPLICATE_NODE(Severity.ERROR),
        EDGE_FROM_END(Severity.ERROR),
        EDGE_TO_START(Severity.ERROR),
        UNKNOWN_JOIN_MEMBER(Severity.ERROR),
        UNKNOWN_SOURCE(Severity.ERROR),
        UNKNOWN_TARGET(Severity.ERROR),
        NO_ENTRY_POINT(Severity.ERROR),
        BAD_RECURSION_LIMIT(Severity.ERROR),
        BAD_CONCURRENCY(Severity.ERROR),
        BAD_PAUSE(Severity.ERROR),
        BAD_TIME_LIMIT(Severity.ERROR),
        TIME_BUDGET(Severity.ERROR),
        HIDDEN_FALLBACK(Severity.ERROR),
        UNREACHABLE_NODE(Severity.ERROR),
        NO_WAY_OUT(Severity.WARNING),
        NO_EXIT(Severity.WARNING),
        NAME_TOO_LONG(Severity.ERROR),
        RESERVED_CHANNEL(Severity.ERROR),
        NODE_TYPE(Severity.ERROR),
        UNKNOWN_CHANNEL(Severity.ERROR),
        CHANNEL_TYPE(Severity.ERROR),
        REDUCER_TYPE(Severity.ERROR),
        UNKNOWN_INPUT(Severity.ERROR),
        MISSING_CHANNEL(Severity.ERROR),
        WRITE_CONFLICT(Severity.ERROR),
        DUPLICATE_CHANNEL(Severity.ERROR),
        TOO_MANY_FRONTIERS(Severity.ERROR),
        MISSING_DEADLINE(Severity.ERROR),
        BAD_DEADLINE(Severity.ERROR),
        APPROVAL_BY_SEND(Severity.ERROR);

        private final Severity severity;

        Code(Severity severity) {
            this.severity = severity;
        }

        /** Whether a graph with such a problem is refused. */
        public Severity severity() {
            return severity;
        }
    }

    /** A problem whose message starts with its code. */
    public static Problem of(Code code, String subject, String text) {
        return new Problem(code, subject, code + ": " + text);
    }

    /** Those of {@code problems} for which a graph is refused. */
    public static List<Problem> errors(List<Problem> problems) {
        return problems.stream()
                .filter(problem -> problem.code().severity() == Severity.ERROR)
                .toList();
    }
}
