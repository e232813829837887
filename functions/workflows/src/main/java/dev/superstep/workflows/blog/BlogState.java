package dev.superstep.workflows.blog;

import dev.superstep.graph.Append;
import dev.superstep.workflows.model.ModelCall;
import java.util.List;

/**
 * The state of a run.
 *
 * @param topic what to write about
 * @param sources what to read about it
 * @param researchData what was found out about it, and where
 * @param unreadSources why sources could not be read, a line each
 * @param outline the model's outline
 * @param draftContent the model's post
 * @param finalBlog the post after the model's review
 * @param modelCalls every call of the model, in their order
 * @param metadata about the post and what it took
 */
public record BlogState(
        String topic,
        List<String> sources,
        String researchData,
        List<String> unreadSources,
        String outline,
        String draftContent,
        String finalBlog,
        @Append List<ModelCall> modelCalls,
        BlogMetadata metadata) {}
