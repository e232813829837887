package dev.superstep.graph;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How a person has answered a {@link Question}.
 *
 * @param verdict yes or no
 * @param comment why, as the person put it; may be empty, at most {@link #MAX_COMMENT} characters
 * @param decidedBy who it was; at most {@link #MAX_NAME} characters
 * @param decidedAt when it was recorded, in milliseconds; {@link Instant#EPOCH} of a decision that is not recorded yet
 */
public record Decision(Verdict verdict, String comment, String decidedBy, Instant decidedAt) {
    /** The longest comment, in characters. */
    public static final int MAX_COMMENT = 2_000;

    /** The longest name of a person, in characters. */
    public static final int MAX_NAME = 200;

    /** What can be decided. */
    public enum Verdict {
        /** Yes. */
        APPROVE,
        /** No. */
        DENY
    }

    public Decision {
        if (comment.length() > MAX_COMMENT) {
            throw new IllegalArgumentException(
                    "a comment has at most " + MAX_COMMENT + " characters, not " + comment.length());
        }
        if (decidedBy.isBlank() || decidedBy.length() > MAX_NAME) {
            throw new IllegalArgumentException("who decides has a name of 1 to " + MAX_NAME + " characters, not \""
                    + decidedBy.substring(0, Math.min(decidedBy.length(), MAX_NAME)) + "\"");
        }
        decidedAt = decidedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** A yes that is not recorded yet. */
    public static Decision approve(String decidedBy, String comment) {
        return new Decision(Verdict.APPROVE, comment, decidedBy, Instant.EPOCH);
    }

    /** A no that is not recorded yet. */
    public static Decision deny(String decidedBy, String comment) {
        return new Decision(Verdict.DENY, comment, decidedBy, Instant.EPOCH);
    }

    /** This decision as it is recorded at {@code instant}. */
    public Decision at(Instant instant) {
        return new Decision(verdict, comment, decidedBy, instant);
    }

    /** Whether it is a yes. */
    public boolean approves() {
        return verdict == Verdict.APPROVE;
    }

    /** Whether the same person says the same, at whatever time. */
    public boolean repeats(Decision other) {
        return at(Instant.EPOCH).equals(other.at(Instant.EPOCH));
    }
}
