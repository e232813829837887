package dev.superstep.runlog;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which run of which workflow.
 *
 * <p>A run is called after its first execution, and a person may start one in the Step Functions console, so a name is
 * exactly what <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html">Step
 * Functions takes</a>: 1 to 80 characters, no white space, control characters or surrogates, none of {@code
 * <>{}[]?*"#%\^|~`$&,;:/}. {@code .} and {@code ..} are refused too, since a name becomes part of a path.
 *
 * @param workflow the name of the workflow, by the same rule
 * @param run the name of the run
 */
public record RunId(String workflow, String run) {
    /** The longest name, in characters. */
    public static final int MAX_LENGTH = 80;

    private static final String REFUSED = "<>{}[]?*\"#%\\^|~`$&,;:/";

    public RunId {
        check("workflow", workflow);
        check("run", run);
    }

    /** The one text of this id, {@code workflow/run}; neither part has a slash. */
    public String text() {
        return workflow + "/" + run;
    }

    /**
     * The id that {@link #text} printed.
     *
     * @throws IllegalArgumentException for any other text
     */
    public static RunId parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("no run's id: \"" + text + "\"; it must be workflow/run");
        }
        return new RunId(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RunId its && workflow.equals(its.workflow) && run.equals(its.run);
    }

    @Override
    public int hashCode() {
        return 31 * workflow.hashCode() + run.hashCode();
    }

    @Override
    public String toString() {
        return text();
    }

    private static void check(String what, String name) {
        Objects.requireNonNull(name, what);
        boolean takes = !name.isEmpty()
                && name.length() <= MAX_LENGTH
                && !name.equals(".")
                && !name.equals("..")
                && isTaken(name);
        if (!takes) {
            throw new IllegalArgumentException("a " + what + " cannot be called \"" + Texts.cut(name, MAX_LENGTH + 1)
                    + "\"; Step Functions takes 1 to 80 characters without white space, control characters or any of "
                    + REFUSED);
        }
    }

    /** A loop and no stream, for ids are made by every task. */
    private static boolean isTaken(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!isTaken(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isTaken(char c) {
        return !Character.isISOControl(c)
                && !Character.isWhitespace(c)
                && !Character.isSpaceChar(c)
                && !Character.isSurrogate(c)
                && c < '\uFFFE'
                && REFUSED.indexOf(c) < 0;
    }
}
