package dev.superstep.runlog;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks of what a caller gives to go on with a list. */
public final class Places {
    private static final Pattern PLACE =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z/.{1,80}", Pattern.DOTALL);

    private Places() {}

    /**
     * Makes sure that a page can be given.
     *
     * @throws RunLogException with BAD_CURSOR if {@code cursor} is no {@link RunHeader#place}
     */
    public static void check(int limit, @Nullable String cursor) {
        if (limit < 1) {
            throw new IllegalArgumentException("a page holds at least 1 run, not " + limit);
        }
        if (cursor != null && !PLACE.matcher(cursor).matches()) {
            throw RunLogException.badCursor(Texts.cut(cursor, RunId.MAX_LENGTH));
        }
    }
}
