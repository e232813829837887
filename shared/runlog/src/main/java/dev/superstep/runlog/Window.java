package dev.superstep.runlog;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A time in which runs were started; each end is rounded up to a millisecond, which is what starts are recorded in.
 *
 * @param from the first instant that is in it; null if it has no beginning
 * @param until the first instant behind it; null if it has no end
 */
public record Window(@Nullable Instant from, @Nullable Instant until) {
    /** All runs, whenever they were started. */
    public static final Window ALWAYS = new Window(null, null);

    /** What a place can say: its years have four digits. */
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    public Window {
        from = rounded(from);
        until = rounded(until);
    }

    /** Not after the {@link RunHeader#place} of any run that is in it, and after those of all that came before. */
    public String firstPlace() {
        return RunHeader.place(from == null ? FIRST : from);
    }

    /** Not before the place of any run that is in it, and before those of all that came later. */
    public String lastPlace() {
        return RunHeader.place(until == null ? LAST : until);
    }

    /** Whether no run can be in it. */
    public boolean isEmpty() {
        return firstPlace().compareTo(lastPlace()) >= 0;
    }

    private static @Nullable Instant rounded(@Nullable Instant instant) {
        if (instant == null) {
            return null;
        }
        Instant possible = instant.isBefore(FIRST) ? FIRST : instant.isAfter(LAST) ? LAST : instant;
        Instant down = possible.truncatedTo(ChronoUnit.MILLIS);
        return down.equals(possible) ? down : down.plus(Duration.ofMillis(1));
    }
}
