package dev.superstep.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.superstep.workflows.model.ModelException;
import dev.superstep.workflows.model.TextModel;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** An application without key and URL starts, and only a call of the model fails. */
@QuarkusTest
@TestProfile(MissingKeyTest.NothingConfigured.class)
class MissingKeyTest {
    @Inject
    TextModel model;

    public static final class NothingConfigured implements QuarkusTestProfile {}

    @Test
    void a_call_without_a_key_says_what_to_set() {
        ModelException missing = catchThrowableOfType(ModelException.class, () -> model.complete("a"));

        assertThat(missing.code()).isEqualTo("MISSING_MODEL_KEY");
        assertThat(missing)
                .hasMessageContaining("https://api.openai.com/v1/")
                .hasMessageContaining("QUARKUS_LANGCHAIN4J_OPENAI_API_KEY");
    }

    @Test
    void only_openai_is_known_to_need_a_key() {
        assertThat(new ChatTextModel.Settings("http://127.0.0.1:11434/v1", "none", "llama3").lacksKey())
                .isFalse();
        assertThat(new ChatTextModel.Settings("https://api.openai.com/v1", "none", "gpt-4o-mini").lacksKey())
                .isTrue();
        assertThat(new ChatTextModel.Settings("https://api.openai.com/v1", "sk-1", "gpt-4o-mini").lacksKey())
                .isFalse();
    }
}
