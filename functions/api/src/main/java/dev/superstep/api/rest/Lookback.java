package dev.superstep.api.rest;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far back a question goes: {@code 15m}, {@code 24h}, {@code 7d}.
 *
 * @param duration the time, more than none and at most 400 days
 */
record Lookback(Duration duration) {
    /** What one looks like. */
    static final String FORM = "^[1-9][0-9]{0,5}[smhd]$";

    private static final Pattern PATTERN = Pattern.compile("([1-9]\\d{0,5})([smhd])");
    private static final Duration LONGEST = Duration.ofDays(400);

    /** The time that {@code text} says. */
    static Lookback parse(String text) {
        Matcher matcher = PATTERN.matcher(text);
        if (!matcher.matches()) {
            throw refused(text);
        }
        long amount = Long.parseLong(matcher.group(1));
        Duration duration = switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
        if (duration.compareTo(LONGEST) > 0) {
            throw refused(text);
        }
        return new Lookback(duration);
    }

    private static ProblemException refused(String text) {
        return new ProblemException(
                ProblemCode.BAD_REQUEST,
                "window is \"" + text + "\"; it must be a number with s, m, h or d behind it, and at most 400d");
    }
}
