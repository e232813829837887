package dev.superstep.workflows.blog;

import static dev.superstep.workflows.model.Patience.DELAY;
import static dev.superstep.workflows.model.Patience.JITTER;
import static dev.superstep.workflows.model.Patience.RETRIES;
import static dev.superstep.workflows.model.Patience.TIMEOUT;

import dev.superstep.graph.Recoverable;
import dev.superstep.workflows.blog.BlogMetadata.Review;
import dev.superstep.workflows.model.ModelCall;
import dev.superstep.workflows.model.ModelUnavailableException;
import dev.superstep.workflows.model.Prompt;
import dev.superstep.workflows.model.Reply;
import dev.superstep.workflows.model.RetryAfterBackoff;
import dev.superstep.workflows.model.TextModel;
import io.smallrye.faulttolerance.api.CustomBackoff;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/** Asks the model for a review of the draft, and notes what the post took. Without a model the post is the draft. */
@ApplicationScoped
public class ReviewAndFinalize implements Recoverable<ReviewAndFinalize.In, ReviewAndFinalize.Out> {
    private static final Prompt PROMPT = Prompt.of("""
            Review and improve this blog post:

            {draft}

            Improvements to make:
            - Fix any grammatical errors
            - Improve clarity and flow
            - Add engaging elements
            - Ensure professional quality

            Final blog post:
            """).asBlock(4);

    private final TextModel model;
    private final InstantSource clock;

    record In(String draftContent, List<ModelCall> modelCalls) {}

    record Out(String finalBlog, BlogMetadata metadata, List<ModelCall> modelCalls) {}

    @Inject
    ReviewAndFinalize(TextModel model, InstantSource clock) {
        this.model = model;
        this.clock = clock;
    }

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
        Reply reply = model.complete(PROMPT.with(Map.of("draft", in.draftContent())));
        ModelCall review = ModelCall.of("review", reply);
        List<ModelCall> calls =
                Stream.concat(in.modelCalls().stream(), Stream.of(review)).toList();
        return new Out(
                reply.text(), BlogMetadata.of(reply.text(), Review.DONE, clock.instant(), calls), List.of(review));
    }

    /** The draft, which is paid for and better than nothing. */
    @Override
    public Out fallback(In in) {
        String post = in.draftContent();
        return new Out(post, BlogMetadata.of(post, Review.UNAVAILABLE, clock.instant(), in.modelCalls()), List.of());
    }
}
