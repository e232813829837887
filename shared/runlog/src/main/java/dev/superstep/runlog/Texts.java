package dev.superstep.runlog;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Values cut to what the log keeps of them. */
final class Texts {
    private Texts() {}

    /** At most {@code max} UTF-16 units of {@code text}, never half a character. */
    static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
        return text.substring(0, end);
    }

    /** {@code number} in decimal with as many zeros before it as make {@code width} digits. */
    static String padded(int number, int width) {
        String digits = Integer.toString(number);
        return "0".repeat(width - digits.length()) + digits;
    }

    static Instant toMillis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }

    static Duration toMicros(Duration duration) {
        return duration.truncatedTo(ChronoUnit.MICROS);
    }
}
