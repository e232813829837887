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

/** Asks the model for the outline of a post. */
@ApplicationScoped
public class CreateOutline implements Node<CreateOutline.In, CreateOutline.Out> {
    private static final Prompt PROMPT = Prompt.of("""
            Create a detailed outline for a blog post about: {topic}

            Based on this research: {research}

            Include:
            - Introduction
            - Main sections (3-4 sections)
            - Conclusion
            - Key takeaways

            Outline:
            """).asBlock(4);

    private final TextModel model;

    record In(String topic, String researchData) {}

    record Out(String outline, List<ModelCall> modelCalls) {}

    @Inject
    CreateOutline(TextModel model) {
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
        Reply reply = model.complete(PROMPT.with(Map.of("topic", in.topic(), "research", in.researchData())));
        return new Out(reply.text(), List.of(ModelCall.of("outline", reply)));
    }
}
