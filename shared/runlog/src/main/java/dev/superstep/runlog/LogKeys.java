package dev.superstep.runlog;

/**
 * The sort keys of a run's items: their order is the order in which they are folded.
 *
 * <pre>
 *   00000000.               the input                       every step k: the digits of k, eight of them
 *   00000000=__start__      what the start's routers said    .  sorts before  =  before  &gt;
 *   00000003.               a snapshot: the fold of the steps before 3
 *   00000003=evaluate       step 3, the run of "evaluate" that edges started; by code point of the name
 *   00000003&gt;00000017       step 3, the run of the 18th Send that step 2 made
 *   cancel                  that somebody wants the run to stop
 *   header                  what lists show; status and end
 *   approval/00000003=evaluate           what an approval asks, and what was decided; by step and task
 *   failure/00000003=evaluate/8f14e45f   a failed attempt; by step, task, attempt
 *   token/00000003=evaluate/8f14e45f     by what an attempt at an approval waits; by step, task, attempt
 * </pre>
 *
 * <p>All steps lie together, since everything else begins with a letter: also what later come to lie beside them,
 * {@code execution/…}. DynamoDB compares keys by UTF-8 byte, which is by code point,
 * so write order (rule 4 of LangGraph's semantics) is key order and nothing is ever sorted after a read.
 *
 * <p>Keys that nest (a graph within a task) go on with {@code /}, which sorts below every character of the names that the
 * typed face makes; a graph whose names have characters below it cannot be nested.
 */
public final class LogKeys {
    /** The key of the header. */
    public static final String HEADER = "header";

    /** The key of the request to stop. */
    public static final String CANCEL = "cancel";

    /** What the keys of failed attempts begin with. */
    public static final String FAILURES = "failure/";

    /** What the keys of inquiries begin with. */
    public static final String INQUIRIES = "approval/";

    /** A key behind all inquiries, and before what follows them. */
    public static final String AFTER_INQUIRIES = "approval0";

    private static final String TOKENS = "token/";

    /** The key of the input. */
    public static final String INPUT = "00000000.";

    /** The largest superstep, and the largest number of a Send. */
    public static final int MAX_NUMBER = 99_999_999;

    private static final int WIDTH = 8;

    private LogKeys() {}

    /** The key of the snapshot of the steps before {@code superstep}; it precedes all tasks of that step. */
    public static String snapshot(int superstep) {
        return step(superstep) + ".";
    }

    /** The key of what a task committed. */
    public static String task(int superstep, TaskId task) {
        return switch (task) {
            case TaskId.EdgeRun run -> step(superstep) + "=" + run.node();
            case TaskId.SendRun run -> step(superstep) + ">" + Texts.padded(run.number(), WIDTH);
        };
    }

    /** The least key that a task of {@code superstep} could have. */
    public static String firstTask(int superstep) {
        return step(superstep) + "=";
    }

    /** A key behind every task of {@code superstep} and before the next step. */
    public static String afterTasks(int superstep) {
        return step(superstep) + "?";
    }

    /** The key of a failed attempt. */
    public static String failure(Failure failure) {
        return FAILURES + task(failure.superstep(), failure.task()) + "/" + failure.attempt();
    }

    /** The key of what a task asks. */
    public static String inquiry(int superstep, TaskId task) {
        return INQUIRIES + task(superstep, task);
    }

    /** What the keys of the tokens begin with by which attempts at a task wait; the attempt follows. */
    public static String tokens(int superstep, TaskId task) {
        return TOKENS + task(superstep, task) + "/";
    }

    /** Whether {@code key} is {@code tokens} and an attempt, and not of another task whose name goes on after a slash. */
    public static boolean isTokenOf(String key, String tokens) {
        return key.startsWith(tokens) && key.lastIndexOf('/') == tokens.length() - 1;
    }

    /** Whether {@code key} is that of a snapshot. */
    public static boolean isSnapshot(String key) {
        return key.length() == WIDTH + 1 && key.charAt(WIDTH) == '.' && !key.equals(INPUT);
    }

    /** Whether {@code key} lies within the steps. */
    public static boolean isOfStep(String key) {
        return key.length() > WIDTH && key.charAt(0) <= '9';
    }

    /**
     * The superstep in whose range {@code key} lies.
     *
     * @throws NumberFormatException if it is no key of a step
     */
    public static int superstep(String key) {
        return Integer.parseInt(key, 0, WIDTH, 10);
    }

    /** What follows the step's digits: {@code .}, {@code =name}, {@code >00000017}. */
    public static String withinStep(String key) {
        return key.substring(WIDTH);
    }

    private static String step(int superstep) {
        checkNumber("a superstep", superstep);
        return Texts.padded(superstep, WIDTH);
    }

    static void checkNumber(String what, int number) {
        if (number < 0 || number > MAX_NUMBER) {
            throw new IllegalArgumentException(what + " lies between 0 and " + MAX_NUMBER + ", not at " + number);
        }
    }
}
