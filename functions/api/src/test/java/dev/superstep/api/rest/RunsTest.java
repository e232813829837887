package dev.superstep.api.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import dev.superstep.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RunsTest {
    @Test
    void the_parallel_workflow_runs_to_its_end() {
        start("parallel", "{\"input_text\": \"This is a great example of parallel processing in action\"}")
                .statusCode(200)
                .body("workflow", equalTo("parallel"))
                .body("status", equalTo("SUCCEEDED"))
                .body("state.sentiment_analysis", equalTo("Sentiment: Positive"))
                .body("state.keyword_extraction", equalTo("Keywords: great, example, parallel"))
                .body("steps", hasSize(2))
                .body(
                        "steps[0].tasks.node",
                        equalTo(java.util.List.of(
                                "analyze_sentiment", "detect_language", "extract_keywords", "summarize_text")))
                .body("steps[1].tasks.node", equalTo(java.util.List.of("combine_results")))
                .body("steps[1].tasks.status", hasItem("COMMITTED"))
                .body("$", not(hasKey("error")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sequential", "parallel", "loop"}) // routing waits for a person: DecisionsTest
    void the_sample_of_each_workflow_succeeds(String workflow) throws IOException {
        start(workflow, Files.readString(Path.of("../../events", workflow + ".json")))
                .statusCode(200)
                .body("status", equalTo("SUCCEEDED"));
    }

    @Test
    void the_seed_s_loop_takes_twelve_supersteps() throws IOException {
        start("loop", Files.readString(Path.of("../../events/loop.json")))
                .body("steps", hasSize(12))
                .body("state.iteration_count", equalTo(3))
                .body("state.current_query", equalTo("artificial intelligence refined_v0 refined_v1 refined_v2"));
    }

    @Test
    void what_a_node_refuses_fails_the_run_and_leaves_nothing_of_its_superstep() {
        start("sequential", "{\"input_data\": \"too short\"}")
                .statusCode(200)
                .body("status", equalTo("FAILED"))
                .body("error.type", equalTo("NodeError"))
                .body("error.node", equalTo("data_ingestion"))
                .body("error.code", equalTo("INSUFFICIENT_DATA"))
                .body("error.message", not(equalTo("")))
                .body("state.input_data", equalTo("too short"))
                .body("state", not(hasKey("step1_result")))
                .body("steps", hasSize(1))
                .body("steps[0].tasks[0].status", equalTo("MISSING"));
    }

    @Test
    void a_run_is_accepted_and_can_be_asked_for_at_its_location() {
        String location = given().contentType(ContentType.JSON)
                .body("{\"input_data\": \"This is sample data for processing\"}")
                .post("/workflows/sequential/runs")
                .then()
                .statusCode(202)
                .header("Location", matchesPattern("http://.*/workflows/sequential/runs/[0-9a-f-]+"))
                .extract()
                .header("Location");

        given().get(location)
                .then()
                .statusCode(200)
                .body("input.input_data", equalTo("This is sample data for processing"));
    }

    @Test
    void an_input_that_does_not_fit_is_refused_with_every_problem() {
        problem(start("sequential", "{\"input_data\": 1, \"other\": true}"), 400, "BAD_INPUT")
                .body("problems", hasSize(2))
                .body("problems", hasItems(containsString("input_data"), containsString("\"other\" is unknown")));
        problem(start("sequential", "{}"), 400, "BAD_INPUT").body("problems", hasItem(containsString("is missing")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1, 2]", "{", "\"text\"", "{\"input_data\": \"a\", \"input_data\": \"b\"}"})
    void a_body_that_is_no_json_object_is_refused(String body) {
        problem(start("sequential", body), 400, "MALFORMED_JSON");
    }

    @Test
    void an_input_that_is_too_large_is_refused() {
        problem(start("sequential", "{\"input_data\": \"" + "x".repeat(2_000_000) + "\"}"), 413, "BODY_TOO_LARGE");
    }

    @ParameterizedTest
    @CsvSource({
        "/workflows/nothing",
        "/workflows/nothing/runs/r",
        "/workflows/loop/runs/none",
        "/workflows/loop/runs/a%20b"
    })
    void what_is_not_there_is_not_found(String path) {
        problem(given().urlEncodingEnabled(false).get(path).then(), 404, "NOT_FOUND");
    }

    @Test
    void an_unknown_workflow_cannot_be_started() {
        problem(start("nothing", "{}"), 404, "NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"long", "30", "-1s", "2m", "99999999s"})
    void a_wait_that_is_none_is_refused(String wait) {
        problem(
                given().contentType(ContentType.JSON)
                        .queryParam("wait", wait)
                        .body("{\"input_data\": \"This is sample data for processing\"}")
                        .post("/workflows/sequential/runs")
                        .then(),
                400,
                "BAD_REQUEST");
    }

    @Test
    void the_workflows_are_listed_and_shown_with_picture_and_definition() {
        given().get("/workflows")
                .then()
                .statusCode(200)
                .body("name", hasItems("loop", "parallel", "routing", "sequential"));
        given().get("/workflows/loop")
                .then()
                .statusCode(200)
                .body("nodes", hasItems("search_information", "finalize_results"))
                .body("mermaid", containsString("flowchart"))
                .body("asl.StartAt", equalTo("enter"))
                .body("channels.name", hasItem("quality_score"));
    }

    @Test
    void the_definition_shown_is_the_one_that_the_build_wrote() throws IOException {
        for (String workflow : java.util.List.of("sequential", "parallel", "routing", "loop")) {
            String shown =
                    given().get("/workflows/" + workflow).then().extract().asString();
            try (var written = Thread.currentThread()
                    .getContextClassLoader()
                    .getResourceAsStream("META-INF/superstep/" + workflow + ".asl.json")) {
                Map<String, Object> definition = Json.parseObject(written.readAllBytes());
                assertThat(Json.print(Json.parseObject(shown).get("asl"))).isEqualTo(Json.print(definition));
            }
        }
    }

    @Test
    void the_api_describes_itself() {
        given().accept(ContentType.JSON)
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body(
                        "paths.keySet()",
                        hasItems("/workflows", "/workflows/{workflow}/runs", "/workflows/{workflow}/runs/{run}"));
    }

    private static ValidatableResponse start(String workflow, String body) {
        return given().contentType(ContentType.JSON)
                .queryParam("wait", "30s")
                .body(body)
                .post("/workflows/" + workflow + "/runs")
                .then();
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status, String code) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("code", equalTo(code));
    }
}
