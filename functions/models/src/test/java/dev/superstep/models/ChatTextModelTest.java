package dev.superstep.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.superstep.testkit.FakeOpenAi;
import dev.superstep.testkit.FakeOpenAi.Answer;
import dev.superstep.workflows.model.ModelException;
import dev.superstep.workflows.model.ModelUnavailableException;
import dev.superstep.workflows.model.Reply;
import dev.superstep.workflows.model.TextModel;
import dev.superstep.workflows.model.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real client, against a server of which every answer is known. */
@QuarkusTest
@WithTestResource(FakeOpenAiResource.class)
class ChatTextModelTest {
    FakeOpenAi server;

    @Inject
    TextModel model;

    @BeforeEach
    void forget() {
        server.reset();
    }

    @Test
    void the_prompt_is_sent_as_it_is_with_key_and_model() {
        Reply reply = model.complete("\n    Two  words, {braces} and ümlauts.\n    ");

        assertThat(server.requests()).singleElement().satisfies(request -> {
            assertThat(request.authorization()).isEqualTo("Bearer a-key");
            assertThat(request.model()).isEqualTo("a-model");
            assertThat(request.prompt()).isEqualTo("\n    Two  words, {braces} and ümlauts.\n    ");
            assertThat(request.body().path("messages")).hasSize(1);
        });
        assertThat(reply.text()).endsWith("to a prompt of 5 words");
        assertThat(reply.model()).isEqualTo(FakeOpenAi.MODEL);
        assertThat(reply.tokens()).isEqualTo(new Tokens(5, 9));
    }

    @Test
    void without_usage_the_tokens_are_unknown() {
        server.next(Answer.ofBody(
                "{\"id\":\"1\",\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\" fine \"}}]}"));

        Reply reply = model.complete("a");

        assertThat(reply).isEqualTo(new Reply("fine", "a-model", null));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 529})
    void what_may_pass_is_unavailable_after_one_request(int status) {
        server.next(Answer.error(status, "come back later"));

        assertThatThrownBy(() -> model.complete("a"))
                .isInstanceOf(ModelUnavailableException.class)
                .hasMessageContaining("status " + status)
                .hasMessageContaining("come back later");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void the_wait_that_the_server_asks_for_is_known() {
        server.next(Answer.error(429, "slow down").with("Retry-After", "7"));

        ModelUnavailableException busy =
                catchThrowableOfType(ModelUnavailableException.class, () -> model.complete("a"));

        assertThat(busy.retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(busy).hasMessageContaining("asks to wait 7 s");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 413, 422})
    void a_bad_request_is_refused_for_good_after_one_request(int status) {
        server.next(Answer.error(status, "no such model"));

        ModelException refused = catchThrowableOfType(ModelException.class, () -> model.complete("a"));

        assertThat(refused).isNotInstanceOf(ModelUnavailableException.class).hasMessageContaining("no such model");
        assertThat(refused.code()).isEqualTo("MODEL_REFUSED");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void a_slow_answer_is_not_waited_for() {
        server.next(Answer.ofBody("{}").after(Duration.ofSeconds(4)));

        assertThatThrownBy(() -> model.complete("a"))
                .isInstanceOf(ModelUnavailableException.class)
                .hasMessageContaining("too long");
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "<html>a proxy</html>",
                "{}",
                "{\"choices\":[]}",
                "[1]",
                "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"  \"}}]}",
                "{\"choices\":[{\"message\":{\"role\":\"assistant\"}}]}"
            })
    void an_answer_that_is_none_is_an_error_of_its_own(String body) {
        server.next(Answer.ofBody(body));

        ModelException unusable = catchThrowableOfType(ModelException.class, () -> model.complete("a"));

        assertThat(unusable).isNotInstanceOf(ModelUnavailableException.class);
        assertThat(unusable.code()).isEqualTo("MODEL_ANSWER");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void no_error_tells_the_key() {
        server.next(Answer.error(401, "bad key"));

        assertThatThrownBy(() -> model.complete("a")).hasMessageNotContaining("a-key");
    }
}
