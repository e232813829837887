package dev.superstep.compiler;

/**
 * How large a definition may become; checked while it is built, so that a graph that explodes is given up early.
 *
 * <p>Step Functions takes definitions of up to 1 MB (<a
 * href="https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html">quotas</a>); bytes meet that limit long
 * before the number of states is a problem.
 *
 * @param bytes of the compact definition, UTF-8
 * @param controlStates of the plan, before minimisation
 */
public record Budget(int bytes, int controlStates) {
    /** What fits into one Step Functions definition, with room for the ARNs that replace the placeholders. */
    public static final Budget DEFAULT = new Budget(900_000, 2_000);

    /** Every label becomes a rule of a Choice of at least this many bytes. */
    private static final int BYTES_OF_A_RULE = 50;

    /** The least that a Task with its Retry takes. */
    private static final int BYTES_OF_A_TASK = 300;

    void labels(int count) {
        if ((long) count * BYTES_OF_A_RULE > bytes) {
            throw new Exceeded("one control state has more than " + count + " combinations of router answers");
        }
    }

    void size(int states, long transitions, long runs) {
        long estimate = transitions * BYTES_OF_A_RULE + runs * BYTES_OF_A_TASK;
        if (states > controlStates || estimate > bytes) {
            throw new Exceeded("at least %d control states with %d node runs and %d transitions, about %d bytes"
                    .formatted(states, runs, transitions, estimate));
        }
    }

    /** Ends the construction; caught by the stage that began it. */
    static final class Exceeded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exceeded(String found) {
            super(found, null, false, false);
        }

        String found() {
            return String.valueOf(getMessage());
        }
    }
}
