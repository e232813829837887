package dev.superstep.api.models;

import dev.superstep.testkit.FakeOpenAi;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Points the application at a {@link FakeOpenAi}, and hands it to tests that have a field for it. */
public final class FakeOpenAiResource implements QuarkusTestResourceLifecycleManager {
    private FakeOpenAi fake;

    @Override
    public Map<String, String> start() {
        try {
            fake = FakeOpenAi.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "quarkus.langchain4j.openai.base-url", fake.url().toString(),
                "quarkus.langchain4j.openai.api-key", "a-key",
                "quarkus.langchain4j.openai.chat-model.model-name", "a-model",
                "quarkus.langchain4j.openai.timeout", "1s",
                "Retry/delay", "20",
                "Retry/jitter", "0");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(fake, new TestInjector.MatchesType(FakeOpenAi.class));
    }

    @Override
    public void stop() {
        fake.close();
    }
}
