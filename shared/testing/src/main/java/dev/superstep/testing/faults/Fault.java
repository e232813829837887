package dev.superstep.testing.faults;

import java.util.List;

/**
 * One fault at one place of a run.
 *
 * <p>Its text names it in reports and brings it about again: {@code KILL_AFTER APPEND 3}, {@code DOUBLE INVOCATION 2}.
 */
public sealed interface Fault {
    /** Which call or invocation it strikes, from 1. */
    int nth();

    /** The same fault one call or invocation later. */
    Fault next();

    /**
     * A fault of the run log.
     *
     * @param effect what goes wrong
     * @param operation in which operation
     * @param nth in which call of it, from 1
     */
    record OfLog(LogEffect effect, Operation operation, int nth) implements Fault {
        public OfLog {
            check(nth);
        }

        @Override
        public OfLog next() {
            return new OfLog(effect, operation, nth + 1);
        }

        @Override
        public String toString() {
            return effect + " " + operation + " " + nth;
        }
    }

    /**
     * A fault between the state machine and a node.
     *
     * @param effect what goes wrong
     * @param nth in which invocation, from 1
     */
    record OfInvocation(InvocationEffect effect, int nth) implements Fault {
        static final String WORD = "INVOCATION";

        public OfInvocation {
            check(nth);
        }

        @Override
        public OfInvocation next() {
            return new OfInvocation(effect, nth + 1);
        }

        @Override
        public String toString() {
            return effect + " " + WORD + " " + nth;
        }
    }

    /**
     * A fault at the start of the execution in which a long run goes on.
     *
     * @param effect what goes wrong
     * @param nth at which of them, from 1
     */
    record OfContinuation(InvocationEffect effect, int nth) implements Fault {
        static final String WORD = "CONTINUATION";

        public OfContinuation {
            check(nth);
        }

        @Override
        public OfContinuation next() {
            return new OfContinuation(effect, nth + 1);
        }

        @Override
        public String toString() {
            return effect + " " + WORD + " " + nth;
        }
    }

    /**
     * The fault that {@code text} names.
     *
     * @throws IllegalArgumentException for any other text
     */
    static Fault parse(String text) {
        List<String> words = List.of(text.split(" ", -1));
        if (words.size() != 3) {
            throw new IllegalArgumentException(
                    "no fault: \"" + text + "\"; one is like KILL_AFTER APPEND 3 or DOUBLE INVOCATION 2");
        }
        int nth = Integer.parseInt(words.getLast());
        return switch (words.get(1)) {
            case OfInvocation.WORD -> new OfInvocation(InvocationEffect.valueOf(words.getFirst()), nth);
            case OfContinuation.WORD -> new OfContinuation(InvocationEffect.valueOf(words.getFirst()), nth);
            default -> new OfLog(LogEffect.valueOf(words.getFirst()), Operation.valueOf(words.get(1)), nth);
        };
    }

    private static void check(int nth) {
        if (nth < 1) {
            throw new IllegalArgumentException("calls are numbered from 1, so none is " + nth);
        }
    }
}
