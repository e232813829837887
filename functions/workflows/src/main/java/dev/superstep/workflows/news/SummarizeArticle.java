package dev.superstep.workflows.news;

import static dev.superstep.workflows.model.Patience.DELAY;
import static dev.superstep.workflows.model.Patience.JITTER;
import static dev.superstep.workflows.model.Patience.RETRIES;
import static dev.superstep.workflows.model.Patience.TIMEOUT;

import dev.superstep.graph.Recoverable;
import dev.superstep.workflows.model.ModelCall;
import dev.superstep.workflows.model.ModelException;
import dev.superstep.workflows.model.ModelUnavailableException;
import dev.superstep.workflows.model.Prompt;
import dev.superstep.workflows.model.Reply;
import dev.superstep.workflows.model.RetryAfterBackoff;
import dev.superstep.workflows.model.TextModel;
import io.smallrye.faulttolerance.api.CustomBackoff;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/** Has the model summarize one article; one that it makes nothing of is a note. */
@ApplicationScoped
public class SummarizeArticle implements Recoverable<SummarizeArticle.In, SummarizeArticle.Out> {
    private static final Prompt PROMPT = Prompt.of("""
            Summarize this article in 2-3 sentences:

            Title: {title}
            Content: {content}

            Summary:
            """).asBlock(12);

    private final TextModel model;

    /** A packet. */
    record In(Article article, String category) {}

    record Out(List<Summary> summarizedArticles, List<ModelCall> modelCalls, List<Note> notes) {}

    @Inject
    SummarizeArticle(TextModel model) {
        this.model = model;
    }

    /** @throws ModelException with MISSING_MODEL_KEY, which no other article would fare better with */
    @Override
    @Retry(
            maxRetries = RETRIES,
            delay = DELAY,
            jitter = JITTER,
            retryOn = {ModelUnavailableException.class, TimeoutException.class})
    @CustomBackoff(RetryAfterBackoff.class)
    @Timeout(TIMEOUT)
    @Fallback(
            fallbackMethod = "fallback",
            applyOn = {ModelUnavailableException.class, TimeoutException.class})
    public Out run(In in) {
        Article article = in.article();
        try {
            Reply reply = model.complete(PROMPT.with(Map.of("title", article.title(), "content", article.content())));
            Summary summary = Summary.of(article, in.category(), reply.text());
            return new Out(List.of(summary), List.of(ModelCall.of("summary", reply)), List.of());
        } catch (ModelUnavailableException e) {
            throw e;
        } catch (ModelException e) {
            if (e.code().equals(ModelException.Code.MISSING_MODEL_KEY.name())) {
                throw e;
            }
            return without(in, e.code() + ": " + e.getMessage());
        }
    }

    /** The model was not to be had in time, or the attempt was cut short. */
    @Override
    public Out fallback(In in) {
        return without(in, "the model gave no answer in time");
    }

    private static Out without(In in, String reason) {
        return new Out(
                List.of(Summary.of(in.article(), in.category(), null)),
                List.of(),
                List.of(new Note(in.article().title(), reason)));
    }
}
