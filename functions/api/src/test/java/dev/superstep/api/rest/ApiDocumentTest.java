package dev.superstep.api.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The description of the API says everything of every operation. */
@QuarkusTest
class ApiDocumentTest {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    private static Map<String, @Nullable Object> document() {
        return Json.parseObject(given().accept(ContentType.JSON)
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray());
    }

    /** An operation, called by method and path. */
    private record Operation(String name, Map<String, @Nullable Object> json) {
        Map<String, @Nullable Object> responses() {
            return Json.asObject(json.get("responses"));
        }
    }

    private static List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        Json.asObject(document().get("paths"))
                .forEach((path, item) -> Json.asObject(item).entrySet().stream()
                        .filter(entry -> METHODS.contains(entry.getKey()) && !path.startsWith("/trouble"))
                        .forEach(entry -> operations.add(
                                new Operation(entry.getKey() + " " + path, Json.asObject(entry.getValue())))));
        return operations;
    }

    @Test
    void every_path_of_the_design_is_there() {
        assertThat(operations())
                .extracting(Operation::name)
                .contains(
                        "get /workflows",
                        "get /workflows/{workflow}",
                        "get /workflows/{workflow}/runs",
                        "post /workflows/{workflow}/runs",
                        "get /workflows/{workflow}/runs/{run}",
                        "delete /workflows/{workflow}/runs/{run}",
                        "post /workflows/{workflow}/runs/{run}/cancel",
                        "post /workflows/{workflow}/runs/{run}/redrive",
                        "post /workflows/{workflow}/runs/{run}/fork",
                        "get /workflows/{workflow}/runs/{run}/state/{channel}",
                        "get /workflows/{workflow}/runs/{run}/input/{channel}",
                        "get /workflows/{workflow}/runs/{run}/steps",
                        "get /workflows/{workflow}/runs/{run}/steps/{superstep}/state/{channel}",
                        "get /workflows/{workflow}/runs/{run}/approvals",
                        "get /runs",
                        "get /system");
    }

    @Test
    void every_operation_has_a_summary_and_says_what_each_refusal_looks_like() {
        assertThat(operations()).allSatisfy(operation -> {
            assertThat(operation.json().get("summary")).as(operation.name()).isInstanceOf(String.class);
            assertThat(operation.responses().keySet()).as(operation.name()).contains("400", "500", "503");
            operation.responses().forEach((status, response) -> {
                if (status.startsWith("4") || status.startsWith("5")) {
                    Map<String, @Nullable Object> content =
                            Json.asObject(Json.asObject(response).get("content"));
                    assertThat(content).as(operation.name() + " " + status).containsOnlyKeys(Problem.MEDIA_TYPE);
                    assertThat(Json.print(content)).contains("#/components/schemas/Problem", "\"examples\"");
                }
            });
        });
    }

    @Test
    void every_answer_and_every_body_has_a_schema_and_an_example() {
        assertThat(operations()).allSatisfy(operation -> {
            operation.responses().forEach((status, response) -> {
                if (status.startsWith("2") && !status.equals("204")) {
                    complete(operation.name() + " " + status, Json.asObject(response));
                }
            });
            if (operation.json().containsKey("requestBody")) {
                complete(
                        operation.name() + " body",
                        Json.asObject(operation.json().get("requestBody")));
            }
        });
    }

    private static void complete(String name, Map<String, @Nullable Object> described) {
        Object content = described.get("content");
        assertThat(content).as(name).isNotNull();
        Json.asObject(content).values().forEach(media -> {
            assertThat(Json.asObject(media)).as(name).containsKey("schema");
            assertThat(Json.asObject(media).keySet()).as(name).containsAnyOf("example", "examples");
        });
    }

    @Test
    void every_problem_has_the_members_of_the_schema() {
        Map<String, @Nullable Object> schemas =
                Json.asObject(Json.asObject(document().get("components")).get("schemas"));
        Map<String, @Nullable Object> problem = Json.asObject(schemas.get("Problem"));
        List<@Nullable Object> required = Json.asList(problem.get("required"));

        assertThat(Json.parseObject(Problem.of(ProblemCode.NOT_FOUND, "x").json())
                        .keySet())
                .containsExactlyInAnyOrderElementsOf(
                        required.stream().map(String::valueOf).toList());
    }

    @Test
    void every_example_is_json() throws IllegalAccessException {
        for (Field example : Examples.class.getDeclaredFields()) {
            if (example.getType() == String.class) {
                Json.parse((String) example.get(null));
            }
        }
    }
}
