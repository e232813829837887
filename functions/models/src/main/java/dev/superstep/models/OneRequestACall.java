package dev.superstep.models;

import dev.langchain4j.model.openai.OpenAiChatModel.OpenAiChatModelBuilder;
import io.quarkiverse.langchain4j.ModelBuilderCustomizer;
import jakarta.inject.Singleton;

/**
 * Turns off the client's own retries, so that only the nodes' annotations say how often a call is made.
 *
 * <p>The setting {@code max-retries} cannot: Quarkus refuses 0, and with 1 langchain4j makes two requests.
 */
@Singleton
final class OneRequestACall implements ModelBuilderCustomizer<OpenAiChatModelBuilder> {
    @Override
    public void customize(OpenAiChatModelBuilder builder) {
        builder.maxRetries(0);
    }
}
