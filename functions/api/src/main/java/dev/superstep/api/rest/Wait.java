package dev.superstep.api.rest;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a request is willing to wait: {@code 30s}, {@code 500ms}, {@code 2m}.
 *
 * @param atMost the time, at most a minute
 */
record Wait(Duration atMost) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})(ms|s|m)");
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** The time that {@code text} says. */
    static Wait parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw refused(text);
        }
        long amount = Long.parseLong(matcher.group(1));
        Duration wait = switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            default -> Duration.ofMinutes(amount);
        };
        if (wait.compareTo(LONGEST) > 0) {
            throw refused(text);
        }
        return new Wait(wait);
    }

    private static ProblemException refused(String text) {
        return new ProblemException(
                ProblemCode.BAD_REQUEST,
                "wait is \"" + text + "\"; it must be a number with ms, s or m behind it, and at most 1m");
    }
}
