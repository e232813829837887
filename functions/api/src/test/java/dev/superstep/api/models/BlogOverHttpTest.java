package dev.superstep.api.models;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.superstep.json.Json;
import dev.superstep.testkit.FakeOpenAi;
import dev.superstep.testkit.FakeOpenAi.Answer;
import dev.superstep.testkit.FakeOpenAi.Request;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The blog workflow through the API, its model behind HTTP: what is asked, how often, and what becomes of a bad answer. */
@QuarkusTest
@WithTestResource(FakeOpenAiResource.class)
class BlogOverHttpTest {
    private static final String TOPIC = "The Future of Artificial Intelligence in Healthcare";

    FakeOpenAi server;

    @BeforeEach
    void forget() {
        server.reset();
    }

    @Test
    void the_configured_model_is_asked_three_times_with_key_and_name() {
        start(TOPIC)
                .body("status", equalTo("SUCCEEDED"))
                .body(
                        "state.final_blog",
                        equalTo(FakeOpenAi.seedAnswer(server.prompts().getLast())))
                .body("state.metadata.model", equalTo(FakeOpenAi.MODEL))
                .body("state.metadata.model_calls", equalTo(3))
                .body("state.metadata.review", equalTo("DONE"));

        assertThat(server.requests()).hasSize(3);
        assertThat(server.requests()).extracting(Request::authorization).containsOnly("Bearer a-key");
        assertThat(server.requests()).extracting(Request::model).containsOnly("a-model");
    }

    /** The seed's, with our research in the place of its own. */
    @Test
    void the_prompts_that_go_over_the_wire_are_the_seed_s() throws IOException {
        String research = start(TOPIC).extract().path("state.research_data");

        List<Object> recorded = recordedPrompts();
        String seedResearch = (String) Json.asObject(recordedRun().get("final")).get("research_data");
        assertThat(server.prompts().getFirst())
                .isEqualTo(((String) recorded.getFirst()).replace(seedResearch, research));
        String outline = FakeOpenAi.seedAnswer(server.prompts().get(0));
        String draft = FakeOpenAi.seedAnswer(server.prompts().get(1));
        assertThat(server.prompts().get(1))
                .isEqualTo(((String) recorded.get(1))
                        .replace(seedResearch, research)
                        .replaceAll("LLM answer.*", outline));
        assertThat(server.prompts().get(2)).isEqualTo(((String) recorded.get(2)).replaceAll("LLM answer.*", draft));
    }

    private static List<Object> recordedPrompts() throws IOException {
        return Json.asList(recordedRun().get("prompts"));
    }

    private static java.util.Map<String, Object> recordedRun() throws IOException {
        Path file = Path.of("../workflows/src/test/resources/seed/blog.json");
        return Json.asObject(
                Json.asList(Json.parseObject(Files.readString(file)).get("runs"))
                        .getFirst());
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void what_may_pass_is_tried_again_twice_and_no_more(int status) {
        server.next(Answer.error(status, "busy").with("Retry-After", "0"));
        server.next(Answer.error(status, "busy").with("Retry-After", "0"));

        start(TOPIC).body("status", equalTo("SUCCEEDED"));
        assertThat(server.requests()).hasSize(5);
    }

    @Test
    void a_wait_that_the_server_asks_for_is_kept() {
        server.next(Answer.error(429, "slow down").with("Retry-After", "1"));

        long start = System.nanoTime();
        start(TOPIC).body("status", equalTo("SUCCEEDED"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_server_that_stays_down_fails_the_run_after_three_requests() {
        down(3);

        start(TOPIC)
                .body("status", equalTo("FAILED"))
                .body("error.code", equalTo("MODEL_UNAVAILABLE"))
                .body("error.node", equalTo("create_outline"));
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void a_slow_server_is_given_up_and_asked_again() {
        server.next(Answer.ofBody("{}").after(Duration.ofSeconds(3)));

        start(TOPIC).body("status", equalTo("SUCCEEDED"));
        assertThat(server.requests()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404})
    void a_bad_request_is_never_tried_again(int status) {
        server.next(Answer.error(status, "no"));

        start(TOPIC).body("status", equalTo("FAILED")).body("error.code", equalTo("MODEL_REFUSED"));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void an_answer_that_is_none_is_never_asked_for_again() {
        server.next(Answer.ofBody("<html>a proxy</html>"));

        start(TOPIC).body("status", equalTo("FAILED")).body("error.code", equalTo("MODEL_ANSWER"));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void a_review_that_does_not_come_leaves_the_draft() {
        server.model(prompt -> {
            if (prompt.contains("Blog post:")) {
                down(3);
            }
            return FakeOpenAi.seedAnswer(prompt);
        });

        ValidatableResponse run = start(TOPIC).body("status", equalTo("SUCCEEDED"));

        run.body("state.metadata.review", equalTo("UNAVAILABLE"))
                .body("state.final_blog", equalTo(run.extract().<String>path("state.draft_content")))
                .body("state.metadata.model_calls", equalTo(2));
        assertThat(server.requests()).hasSize(5);
    }

    @Test
    void a_review_that_is_refused_fails_the_run() {
        server.model(prompt -> {
            if (prompt.contains("Blog post:")) {
                server.next(Answer.error(401, "the key was withdrawn"));
            }
            return FakeOpenAi.seedAnswer(prompt);
        });

        start(TOPIC).body("status", equalTo("FAILED")).body("error.message", containsString("withdrawn"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"topic\": \"  \"}", "{}", "{\"topic\": \"a\\nb\"}", "{\"topic\": \"a\", \"sources\": [\"x\"]}"
            })
    void a_bad_input_is_refused_before_any_call(String body) {
        post(body).statusCode(400).body("code", equalTo("BAD_INPUT")).body("problems", not(equalTo(List.of())));
        assertThat(server.requests()).isEmpty();
    }

    private void down(int times) {
        for (int i = 0; i < times; i++) {
            server.next(Answer.error(503, "down").with("Retry-After", "0"));
        }
    }

    private static ValidatableResponse start(String topic) {
        return post(Json.print(Json.object("topic", topic))).statusCode(200);
    }

    private static ValidatableResponse post(String body) {
        return given().contentType(ContentType.JSON)
                .queryParam("wait", "30s")
                .body(body)
                .post("/workflows/blog/runs")
                .then();
    }
}
