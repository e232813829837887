package dev.superstep.runlog;

/**
 * The names of a run's executions.
 *
 * <pre>
 *   order-17                the first, which gives the run its name
 *   order-17+1              a recovery or redrive: the run from where its log ends
 *   order-17+2              the next of them
 *   order-17+0.731.kP3_xQ   what the first was continued by, from superstep 731 on, because its history was full
 *   order-17+2.731.kP3_xQ   the same of the third
 * </pre>
 *
 * <p>The name of a continuation ends with the {@link Run#mark} of its run's incarnation. So none but this run's own handing on
 * can have taken it, not a run that had the name before; that it exists already means that it was started already.
 *
 * <p>Step Functions takes {@code +} and {@code .} in a name, and refuses {@code ~} and {@code /}. It takes 80 characters; the
 * name of a run that leaves too little room is cut, and its hash tells it from others.
 */
public final class ExecutionName {
    private static final char AGAIN = '+';

    private static final char CONTINUED = '.';

    /** What a number, a superstep, the incarnation and the marks before them take at most. */
    private static final int ROOM = 27;

    private static final int HASH = 9;

    private ExecutionName() {}

    /**
     * The name of an execution.
     *
     * @param run the run's name
     * @param number which execution, from 0
     */
    public static String of(String run, int number) {
        return number == 0 ? run : stem(run) + AGAIN + number;
    }

    /** The name of the execution that {@code execution} of {@code run} is continued by from {@code superstep} on. */
    public static String continuing(String execution, Run run, int superstep) {
        String name = run.id().run();
        return continued(name, number(execution, name)) + superstep + CONTINUED + run.mark();
    }

    /** What the names begin with of those that execution {@code number} of {@code run} is continued by. */
    public static String continued(String run, int number) {
        return stem(run) + AGAIN + number + CONTINUED;
    }

    /** Whether {@code execution} is one that {@code run} was handed on to, and {@code superstep} the first that it runs. */
    public static boolean isContinuedAt(String execution, String run, int superstep) {
        return execution.startsWith(continued(run, number(execution, run)) + superstep + CONTINUED);
    }

    /** Whether an execution of this name may be a later one of a run with another name. */
    public static boolean mayBeLater(String execution) {
        return execution.indexOf(AGAIN) >= 0;
    }

    /** Whether {@code execution} goes through a part of {@code run} again that another execution has been through. */
    public static boolean isReplay(String execution, String run) {
        return number(execution, run) > 0;
    }

    /** Which execution of {@code run} this is, from 0; those that continue it count as the same. */
    public static int number(String execution, String run) {
        String prefix = stem(run) + AGAIN;
        if (execution.equals(run) || !execution.startsWith(prefix)) {
            return 0;
        }
        int end = execution.indexOf(CONTINUED, prefix.length());
        return Integer.parseInt(execution, prefix.length(), end < 0 ? execution.length() : end, 10);
    }

    private static String stem(String run) {
        int longest = RunId.MAX_LENGTH - ROOM;
        if (run.length() <= longest) {
            return run;
        }
        return Texts.cut(run, longest - HASH) + "-" + "%08x".formatted(run.hashCode());
    }
}
