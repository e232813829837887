package dev.superstep.workflows.news;

import dev.superstep.workflows.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What an article is about, by the words of its title; in the order of the newsletter's sections. */
enum Category {
    TECHNOLOGY("tech|technolog(y|ies)|development|software|code|tools?|chips?"),
    BUSINESS("business(es)?|markets?|compan(y|ies)|insurers?|investors?|airlines?"),
    RESEARCH("research(ers?)?|stud(y|ies)|papers?|scientists?"),
    /** No word makes an article general. */
    GENERAL("(?!)");

    private final Pattern words;

    Category(String words) {
        this.words = Pattern.compile(words);
    }

    /** How the state calls it: {@code technology}. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How the newsletter calls it: {@code Technology}. */
    String heading() {
        return name().charAt(0) + key().substring(1);
    }

    /**
     * The category with most words in {@code title}; of several, the one whose word stands first, which is what the title
     * leads with. Whole words count, so a biotech is no tech, and no category wins by standing first in this list.
     */
    static Category of(String title) {
        List<String> found = Words.of(title).stream()
                .flatMap(word -> Stream.of(word.split("[-'’]")))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
        List<Category> mentioned = new ArrayList<>();
        for (String word : found) {
            Stream.of(values()).filter(one -> one.words.matcher(word).matches()).forEach(mentioned::add);
        }
        // The first of those that are mentioned most often: max would take the last.
        return mentioned.stream()
                .distinct()
                .sorted(Comparator.comparingLong((Category one) ->
                        -mentioned.stream().filter(one::equals).count()))
                .findFirst()
                .orElse(GENERAL);
    }
}
