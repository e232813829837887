package dev.superstep.workflows.blog;

import dev.superstep.workflows.model.ModelCall;
import dev.superstep.workflows.model.Tokens;
import dev.superstep.workflows.text.Words;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a post. How good it is is not: nobody measured.
 *
 * @param wordCount of the post
 * @param generatedAt when it was finished
 * @param model which model wrote it; several by commas
 * @param modelCalls how often a model was asked
 * @param tokens what all calls took; null if a server did not say
 * @param review whether the post went through it
 */
record BlogMetadata(
        int wordCount,
        Instant generatedAt,
        String model,
        int modelCalls,
        @Nullable Tokens tokens,
        Review review) {

    /** What became of the review. */
    enum Review {
        DONE,
        /** No model could be reached for it in time: the post is the draft. */
        UNAVAILABLE
    }

    /** Of {@code post}, which {@code calls} made. */
    static BlogMetadata of(String post, Review review, Instant now, List<ModelCall> calls) {
        return new BlogMetadata(
                Words.of(post).size(),
                now,
                calls.stream().map(ModelCall::model).distinct().collect(Collectors.joining(", ")),
                calls.size(),
                total(calls),
                review);
    }

    private static @Nullable Tokens total(List<ModelCall> calls) {
        Tokens total = Tokens.NONE;
        for (ModelCall call : calls) {
            Tokens tokens = call.tokens();
            if (tokens == null) {
                return null;
            }
            total = total.plus(tokens);
        }
        return total;
    }
}
