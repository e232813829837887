package dev.superstep.models;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import dev.superstep.workflows.model.ModelException;
import dev.superstep.workflows.model.Reply;
import dev.superstep.workflows.model.TextModel;
import dev.superstep.workflows.model.Tokens;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The configured chat model of langchain4j as the workflows' {@link TextModel}: one request a call.
 *
 * <p>A key that is missing is found here and not at the start, since most nodes need no model. Thread-safe.
 */
@Singleton
public final class ChatTextModel implements TextModel {
    /** What Quarkus takes where no URL is set. */
    static final String OPENAI = "https://api.openai.com/v1/";

    /** What this library's defaults say where no key is set. */
    static final String NO_KEY = "none";

    private final ChatModel model;
    private final Settings settings;

    /**
     * Where the model is.
     *
     * @param url of the server, up to what comes before {@code /chat/completions}
     * @param key what the server knows the caller by; {@value #NO_KEY} if there is none
     * @param name of the model
     */
    record Settings(String url, String key, String name) {
        /** OpenAI answers to nobody without a key; of other servers this is not known. */
        boolean lacksKey() {
            return key.equals(NO_KEY) && url.startsWith("https://api.openai.com/");
        }
    }

    @Inject
    ChatTextModel(
            ChatModel model,
            @ConfigProperty(name = "quarkus.langchain4j.openai.base-url", defaultValue = OPENAI) String url,
            @ConfigProperty(name = "quarkus.langchain4j.openai.api-key", defaultValue = NO_KEY) String key,
            @ConfigProperty(name = "quarkus.langchain4j.openai.chat-model.model-name") String name) {
        this(model, new Settings(url, key, name));
    }

    ChatTextModel(ChatModel model, Settings settings) {
        this.model = model;
        this.settings = settings;
    }

    @Override
    public Reply complete(String prompt) {
        if (settings.lacksKey()) {
            throw ModelException.missingKey(settings.url());
        }
        ChatResponse response = ask(prompt);
        String text = response.aiMessage().text();
        return new Reply(
                text == null ? "" : text,
                Objects.requireNonNullElse(response.modelName(), settings.name()),
                tokens(response.tokenUsage()));
    }

    private ChatResponse ask(String prompt) {
        try {
            return model.chat(
                    ChatRequest.builder().messages(UserMessage.from(prompt)).build());
        } catch (RuntimeException e) {
            throw ModelFailures.of(e);
        }
    }

    private static @Nullable Tokens tokens(@Nullable TokenUsage usage) {
        if (usage == null || usage.inputTokenCount() == null || usage.outputTokenCount() == null) {
            return null;
        }
        return new Tokens(usage.inputTokenCount(), usage.outputTokenCount());
    }
}
