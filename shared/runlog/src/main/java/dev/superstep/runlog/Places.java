package dev.superstep.runlog;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks of what a caller gives to go on with a list. */
public final class Places {
    private static final Pattern PLACE =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z/.+", Pattern.DOTALL);

    /** Fixed width, so that the order of the texts is that of the instants. */
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Places() {}

    /** The beginning of a place. */
    static String text(Instant instant) {
        return INSTANT.format(instant);
    }

    /**
     * The parts of a cursor among what waits: deadline, workflow, run and key.
     *
     * @throws RunLogException with BAD_CURSOR if it is no {@link Inquiry#place}
     */
    public static List<String> ofInquiry(String cursor) {
        List<String> parts = List.of(cursor.split("/", 4));
        if (!PLACE.matcher(cursor).matches() || parts.size() < 4) {
            throw RunLogException.badCursor(cursor);
        }
        return parts;
    }

    /**
     * Makes sure that a page can be given.
     *
     * @throws RunLogException with BAD_CURSOR if {@code cursor} is no {@link RunHeader#place}
     */
    public static void check(int limit, @Nullable String cursor) {
        if (limit < 1) {
            throw new IllegalArgumentException("a page holds at least 1 entry, not " + limit);
        }
        if (cursor != null && !PLACE.matcher(cursor).matches()) {
            throw RunLogException.badCursor(cursor);
        }
    }
}
