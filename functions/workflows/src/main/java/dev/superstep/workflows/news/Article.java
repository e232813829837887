package dev.superstep.workflows.news;

import dev.superstep.sources.FeedItem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One article of a source.
 *
 * @param id the number of its source and its own in it, from 1: {@code 2.5}
 * @param title its headline
 * @param source the name of its source
 * @param link where to read it; null if the source does not say
 * @param published when it was published; null if the source does not say
 * @param content the beginning of its text, at most {@value #MOST_CHARACTERS} characters
 */
record Article(
        String id,
        String title,
        String source,
        @Nullable String link,
        @Nullable Instant published,
        String content) {
    /** Enough for a summary, and little enough for {@value NewsInput#MOST_ARTICLES} to travel together. */
    static final int MOST_CHARACTERS = 1_500;

    private static final int LONGEST_TITLE = 300;

    static Article of(String id, String source, FeedItem item) {
        return new Article(
                id,
                beginning(item.title(), LONGEST_TITLE),
                beginning(source, LONGEST_TITLE),
                item.link().isEmpty() ? null : item.link(),
                item.published().orElse(null),
                beginning(item.text().replace('\n', ' '), MOST_CHARACTERS));
    }

    /** At most so many characters of {@code text}, whole words if there are any. */
    private static String beginning(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int blank = text.lastIndexOf(' ', most - 1);
        int end = blank > 0 ? blank : Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }
}
