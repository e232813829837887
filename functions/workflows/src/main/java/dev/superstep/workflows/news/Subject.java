package dev.superstep.workflows.news;

import dev.superstep.workflows.text.Words;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the newsletter is about: artificial intelligence. */
final class Subject {
    private static final String SHORT = "AI";
    private static final String PHRASE = " artificial intelligence ";

    private Subject() {}

    /**
     * Whether an article is about it: "AI" is a word of the title, or part of one with a hyphen, and in capitals, for "ai" is a word of
     * other languages; or title or text has "artificial intelligence".
     */
    static boolean concerns(Article article) {
        return words(article.title()).contains(SHORT) || hasPhrase(article.title()) || hasPhrase(article.content());
    }

    private static boolean hasPhrase(String text) {
        return (" " + String.join(" ", words(text)) + " ")
                .toLowerCase(Locale.ROOT)
                .contains(PHRASE);
    }

    private static List<String> words(String text) {
        return Words.of(text).stream()
                .flatMap(word -> Stream.of(word.split("[-'’]")))
                .toList();
    }
}
