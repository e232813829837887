package dev.superstep.workflows.news;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a run is started with.
 *
 * @param sources what to read, at most {@value #MOST_SOURCES}: addresses of feeds, or names of samples; none is allowed, and
 *     gives a newsletter in which nothing is new
 * @param maxArticles how many articles at most are summarized, each by a call of the model; from 1 to {@value #MOST_ARTICLES},
 *     and if left out {@value #USUAL_ARTICLES}
 */
public record NewsInput(List<String> sources, @Nullable Integer maxArticles) {
    static final int MOST_SOURCES = 20;
    static final int MOST_ARTICLES = 50;
    static final int USUAL_ARTICLES = 30;

    /** Longer than any address that is read. */
    private static final int LONGEST_SOURCE = 2_000;

    /** @throws IllegalArgumentException if there are too many sources, or a number is out of its bounds */
    public NewsInput {
        check(sources, maxArticles);
        sources = List.copyOf(sources);
    }

    /** Checked again where a run begins, for one that was started by hand came through no door. */
    static void check(@Nullable List<String> sources, @Nullable Integer maxArticles) {
        if (sources == null || sources.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("\"sources\" is missing, or has null in it; send a list of texts");
        }
        if (sources.size() > MOST_SOURCES) {
            throw new IllegalArgumentException(
                    "\"sources\" has %d elements; at most %d are read".formatted(sources.size(), MOST_SOURCES));
        }
        if (sources.stream().anyMatch(source -> source.isBlank() || source.length() > LONGEST_SOURCE)) {
            throw new IllegalArgumentException(
                    "\"sources\" has a blank element, or one of more than " + LONGEST_SOURCE + " characters");
        }
        if (maxArticles != null && (maxArticles < 1 || maxArticles > MOST_ARTICLES)) {
            throw new IllegalArgumentException(
                    "\"max_articles\" is %d; it must be from 1 to %d".formatted(maxArticles, MOST_ARTICLES));
        }
    }
}
