package dev.superstep.graph;

import java.util.Locale;

/** How Java names become names of channels and nodes: {@code draftContent} and {@code DraftContent} to {@code draft_content}. */
public final class Names {
    private Names() {}

    /** The name in snake case; a run of capitals is one word ({@code URLCheck} to {@code url_check}). */
    public static String snakeCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("([A-Z]+)([A-Z][a-z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }
}
