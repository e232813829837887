package dev.superstep.workflows.news;

import org.jspecify.annotations.Nullable;

/**
 * What the newsletter says of an article.
 *
 * @param id the article's
 * @param title the article's
 * @param source the article's
 * @param link the article's
 * @param category where it stands
 * @param summary what the model makes of it; null if it made nothing, and then a {@link Note} says why
 */
record Summary(
        String id,
        String title,
        String source,
        @Nullable String link,
        String category,
        @Nullable String summary) {
    static Summary of(Article article, String category, @Nullable String summary) {
        return new Summary(article.id(), article.title(), article.source(), article.link(), category, summary);
    }
}
