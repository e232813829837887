/**
 * Map-reduce, twice: sources are read side by side, and what is worth it is summarized side by side.
 *
 * <pre>
 *   START ?-&gt; each fetch_source | create_newsletter
 *   fetch_source -&gt; filter_articles -&gt; categorize_articles
 *   categorize_articles ?-&gt; each summarize_article | create_newsletter
 *   summarize_article -&gt; create_newsletter -&gt; END
 * </pre>
 *
 * Whatever comes of one source or of one article, the others are not lost by it: it becomes a note in the newsletter. The text
 * of an article is kept once, and only its beginning; from then on it is called by its {@link
 * dev.superstep.workflows.news.Article#id id}. Read {@link dev.superstep.workflows.news.NewsWorkflow} first.
 */
@NullMarked
package dev.superstep.workflows.news;

import org.jspecify.annotations.NullMarked;
