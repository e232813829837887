package dev.superstep.workflows.news;

import dev.superstep.graph.Append;
import dev.superstep.workflows.model.ModelCall;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state of a run.
 *
 * @param sources what to read
 * @param maxArticles how many articles at most are summarized; null if the input left it out
 * @param rawArticles what the sources have, in their order
 * @param filteredArticles the ids of those that are about the subject, each but once
 * @param categorizedArticles the same by category
 * @param summarizedArticles the summaries, by category
 * @param modelCalls the calls of the model, in the same order
 * @param notes what did not work
 * @param finalNewsletter the newsletter, in Markdown
 * @param metadata what it took
 */
public record NewsState(
        List<String> sources,
        @Nullable Integer maxArticles,
        @Append List<Article> rawArticles,
        List<String> filteredArticles,
        Map<String, List<String>> categorizedArticles,
        @Append List<Summary> summarizedArticles,
        @Append List<ModelCall> modelCalls,
        @Append List<Note> notes,
        String finalNewsletter,
        NewsMetadata metadata) {}
