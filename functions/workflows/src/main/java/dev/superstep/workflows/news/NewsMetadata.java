package dev.superstep.workflows.news;

import dev.superstep.workflows.model.ModelCall;
import dev.superstep.workflows.model.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a newsletter.
 *
 * @param generatedAt when it was finished
 * @param articles how many articles the sources had
 * @param relevant how many of them are about the subject, each but once
 * @param summarized how many of these have a summary
 * @param model which model wrote them; several by commas, empty if none was asked
 * @param tokens what these answers took; null if a server did not say
 */
record NewsMetadata(
        Instant generatedAt,
        int articles,
        int relevant,
        int summarized,
        String model,
        @Nullable Tokens tokens) {
    static NewsMetadata of(Instant now, int articles, int relevant, List<ModelCall> calls) {
        return new NewsMetadata(
                now,
                articles,
                relevant,
                calls.size(),
                calls.stream().map(ModelCall::model).distinct().collect(Collectors.joining(", ")),
                total(calls));
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
