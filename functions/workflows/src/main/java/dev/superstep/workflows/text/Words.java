package dev.superstep.workflows.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The words of a text: letters and digits of any script, held together by hyphens and apostrophes inside them.
 *
 * <p>{@code "Terrible, well-known: it's the admin's/owner's."} has the words {@code Terrible}, {@code well-known}, {@code
 * it's}, {@code the}, {@code admin's} and {@code owner's}. Complexity: linear in the length of the text.
 */
public final class Words {
    private static final String LETTERS = "[\\p{L}\\p{M}\\p{N}_]";
    private static final Pattern WORD = Pattern.compile(LETTERS + "++(?:[-'’]" + LETTERS + "++)*+");

    private Words() {}

    /** The words of {@code text} as they are written, in their order. */
    public static List<String> of(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }

    /** Whether one of {@code words}, in lower case, is a word of {@code text}, in any case. */
    public static boolean anyOf(String text, String... words) {
        List<String> wanted = Arrays.asList(words);
        return of(text).stream().map(word -> word.toLowerCase(Locale.ROOT)).anyMatch(wanted::contains);
    }
}
