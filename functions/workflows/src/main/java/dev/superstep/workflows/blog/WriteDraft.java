package dev.superstep.workflows.blog;

import static dev.superstep.workflows.model.Patience.DELAY;
import static dev.superstep.workflows.model.Patience.JITTER;
import static dev.superstep.workflows.model.Patience.RETRIES;
import static dev.superstep.workflows.model.Patience.TIMEOUT;

import dev.superstep.graph.Node;
import dev.superstep.workflows.model.ModelCall;
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
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/** Asks the model for a post that follows the outline. */
@ApplicationScoped
public class WriteDraft implements Node<WriteDraft.In, WriteDraft.Out> {
    private static final Prompt PROMPT = Prompt.of("""
            Write a comprehensive blog post about: {topic}

            Follow this outline: {outline}

            Use this research: {research}

            Requirements:
            - Engaging introduction
            - Well-structured content
            - Practical examples
            - Professional tone
            - Clear conclusion

            Blog post:
            """).asBlock(4);

    private final TextModel model;

    record In(String topic, String outline, String researchData) {}

    record Out(String draftContent, List<ModelCall> modelCalls) {}

    @Inject
    WriteDraft(TextModel model) {
        this.model = model;
    }

    @Override
    @Retry(
            maxRetries = RETRIES,
            delay = DELAY,
            jitter = JITTER,
            retryOn = {ModelUnavailableException.class, TimeoutException.class})
    @CustomBackoff(RetryAfterBackoff.class)
    @Timeout(TIMEOUT)
    public Out run(In in) {
        Reply reply = model.complete(
                PROMPT.with(Map.of("topic", in.topic(), "outline", in.outline(), "research", in.researchData())));
        return new Out(reply.text(), List.of(ModelCall.of("draft", reply)));
    }
}
