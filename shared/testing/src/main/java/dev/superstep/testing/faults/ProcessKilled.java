package dev.superstep.testing.faults;

/**
 * Stands for the death of the process: power, memory or time ran out.
 *
 * <p>An {@link Error}, so that what handles the exceptions of a living process lets it through: nothing is caught, recorded
 * or tried again between the call of the log that it comes from and the test.
 */
public final class ProcessKilled extends Error {
    private static final long serialVersionUID = 1L;

    private final Operation operation;
    private final int nth;
    private final Moment moment;

    ProcessKilled(Operation operation, int nth, Moment moment) {
        super("PROCESS_KILLED: " + moment + " " + operation + " " + nth
                + ", as the test's plan of faults says; go on with the log beneath, in a new engine");
        this.operation = operation;
        this.nth = nth;
        this.moment = moment;
    }

    /** The operation at which the process died. */
    public Operation operation() {
        return operation;
    }

    /** Which call of it, from 1. */
    public int nth() {
        return nth;
    }

    /** Whether that was before or after it was done. */
    public Moment moment() {
        return moment;
    }
}
