package dev.superstep.graph;

import org.jspecify.annotations.Nullable;

/**
 * What a person is asked to approve or to deny.
 *
 * @param title one line, as it stands in the list of what waits; at most {@link #MAX_TITLE} characters
 * @param details what to know before deciding: a record, or a value of core JSON; null for nothing more. As JSON at most 32 KB.
 */
public record Question(String title, @Nullable Object details) {
    /** The longest title, in characters. */
    public static final int MAX_TITLE = 200;

    public Question {
        if (title.isBlank() || title.length() > MAX_TITLE) {
            throw new IllegalArgumentException("a question's title has 1 to " + MAX_TITLE + " characters, not "
                    + title.strip().length() + "; put the rest into its details");
        }
    }

    /** A question that its title says in full. */
    public static Question of(String title) {
        return new Question(title, null);
    }

    /** A question with more to know about it. */
    public static Question of(String title, Record details) {
        return new Question(title, details);
    }
}
