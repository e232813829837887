package dev.superstep.api.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.json.Json;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ProblemTest {
    @TestHTTPResource
    URI server;

    @Test
    void a_refusal_of_ours_lists_all_that_is_wrong() {
        Map<String, Object> problem = problem(given().get("/trouble/refusal"), 400);

        assertThat(problem)
                .containsExactly(
                        Map.entry("type", "urn:superstep:problem:bad-input"),
                        Map.entry("title", "The input does not fit the workflow"),
                        Map.entry("status", 400L),
                        Map.entry("detail", "2 things are wrong"),
                        Map.entry("code", "BAD_INPUT"),
                        Map.entry("problems", List.of("\"a\" is missing", "\"b\" is unknown")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/trouble/record", "/trouble/text"})
    void malformed_json_is_refused_with_its_place(String path) {
        Map<String, Object> problem = problem(json("{\"number\": oops}").post(path), 400);

        assertThat(problem).containsEntry("code", "MALFORMED_JSON");
        assertThat(problem.get("detail").toString())
                .contains("line 1")
                .doesNotContain("dev.superstep", "com.fasterxml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"number\": \"many\"}", "{\"number\": {}}", "[]", "{\"texts\": [[1]]}"})
    void json_of_another_shape_is_refused_without_naming_classes(String body) {
        Map<String, Object> problem = problem(json(body).post("/trouble/record"), 400);

        assertThat(problem).containsEntry("code", "MALFORMED_JSON");
        assertThat(problem.get("detail").toString()).doesNotContain("java", "dev.superstep", "com.fasterxml");
    }

    @Test
    void what_the_framework_refuses_is_a_problem_as_well() {
        assertThat(problem(given().get("/no/such/path"), 404)).containsEntry("code", "NOT_FOUND");
        assertThat(problem(given().get("/trouble/number?n=many"), 404)).containsEntry("code", "NOT_FOUND");
        assertThat(problem(given().delete("/trouble/number"), 405)).containsEntry("code", "METHOD_NOT_ALLOWED");
        assertThat(problem(given().contentType("text/csv").body("a").post("/trouble/record"), 415))
                .containsEntry("code", "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void a_fault_of_ours_tells_the_client_only_where_the_log_has_it() {
        Map<String, Object> problem = problem(given().get("/trouble/fault"), 500);

        assertThat(problem).containsEntry("code", "INTERNAL");
        assertThat(problem.get("detail").toString()).contains("reference").doesNotContain("secret");
    }

    @Test
    void a_body_over_the_limit_is_refused_by_its_announced_length() {
        Map<String, Object> problem =
                problem(json("{\"a\":\"" + "x".repeat(1024) + "\"}").post("/trouble/text"), 413);

        assertThat(problem).containsEntry("code", "BODY_TOO_LARGE");
        assertThat(problem.get("detail").toString()).contains("1024 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/trouble/record", "/trouble/text"})
    void a_body_over_the_limit_is_refused_while_it_comes(String path) throws Exception {
        byte[] large = ("{\"a\":\"" + "x".repeat(300_000) + "\"}").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        HttpRequest chunked = HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large)))
                .build();

        var answer = HttpClient.newHttpClient().send(chunked, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(Json.parseObject(answer.body())).containsEntry("code", "BODY_TOO_LARGE");
    }

    @Test
    void a_body_of_just_the_limit_passes() {
        String body = "{\"a\":\"" + "x".repeat(1024 - 8) + "\"}";

        json(body).post("/trouble/text").then().statusCode(200);
    }

    private static RequestSpecification json(String body) {
        return given().contentType("application/json").body(body);
    }

    private static Map<String, Object> problem(Response response, int status) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        return Json.parseObject(response.asString());
    }
}
