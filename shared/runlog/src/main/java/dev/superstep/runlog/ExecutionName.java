package dev.superstep.runlog;

/**
 * The names of a run's executions.
 *
 * <pre>
 *   order-17         the first, which gives the run its name
 *   order-17+1       a recovery or redrive: the run from where its log ends
 *   order-17+2       the next of them
 * </pre>
 *
 * <p>Step Functions takes {@code +} in a name, and refuses {@code ~} and {@code /}.
 */
public final class ExecutionName {
    private static final char AGAIN = '+';

    private ExecutionName() {}

    /**
     * The name of an execution.
     *
     * @param run the run's name
     * @param number which execution, from 0
     */
    public static String of(String run, int number) {
        return number == 0 ? run : run + AGAIN + number;
    }

    /** Whether {@code execution} goes through a part of {@code run} again that another execution has been through. */
    public static boolean isReplay(String execution, String run) {
        return execution.length() > run.length()
                && execution.startsWith(run)
                && execution.charAt(run.length()) == AGAIN;
    }
}
