package dev.superstep.runlog;

import dev.superstep.graph.Decision;
import java.time.Instant;

/** What became of an {@link Inquiry}; recorded once, and never changed. */
public sealed interface Ruling {
    /** When it was recorded, in milliseconds. */
    Instant at();

    /**
     * Somebody has decided.
     *
     * @param decision what, who and when
     */
    record ByPerson(Decision decision) implements Ruling {
        @Override
        public Instant at() {
            return decision.decidedAt();
        }
    }

    /**
     * Nobody has decided in time.
     *
     * @param at when that was found out, in milliseconds
     */
    record ByDeadline(Instant at) implements Ruling {
        public ByDeadline {
            at = Texts.toMillis(at);
        }
    }
}
