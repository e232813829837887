package dev.superstep.interpreter;

import dev.superstep.interpreter.expression.EvaluationException;
import java.util.concurrent.atomic.AtomicLong;

/** Counts history events and state transitions; the package says what counts. Safe for many threads. */
final class Ledger {
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong transitions = new AtomicLong();
    private final int limit;

    Ledger(int limit) {
        this.limit = limit;
    }

    /** Counts events that the execution goes on after; the last one that the limit allows is kept for its end. */
    void add(int count) {
        if (events.addAndGet(count) >= limit) {
            throw new StateFailure(
                    EvaluationException.RUNTIME,
                    "The execution reached the maximum number of history events (" + limit + ").");
        }
    }

    /** Counts events of something that is over anyway. */
    void addUnchecked(int count) {
        events.addAndGet(count);
    }

    void transition() {
        transitions.incrementAndGet();
    }

    ExecutionResult.Usage usage() {
        return new ExecutionResult.Usage(transitions.get(), Math.min(events.get(), limit));
    }
}
