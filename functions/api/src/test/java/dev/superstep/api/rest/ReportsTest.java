package dev.superstep.api.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ReportsTest {
    @Test
    void mended_the_nodes_of_a_run_are_reported_with_nothing_wrapped() throws IOException {
        String run = run("loop", Files.readString(Path.of("../../events/loop.json")));

        given().get("/workflows/loop/runs/" + run + "/report")
                .then()
                .statusCode(200)
                .body("workflow_id", equalTo(run))
                .body("workflow", equalTo("loop"))
                .body("status", equalTo("SUCCEEDED"))
                .body("success", equalTo(true))
                .body("nodes_executed", equalTo(12))
                .body("total_execution_time", greaterThan(0f))
                .body("average_node_time", greaterThan(0f))
                .body("memory_usage", greaterThan(0))
                .body("node_details", hasSize(12))
                .body("node_details.attempts", everyItem(equalTo(1)))
                .body("node_details.input_size", everyItem(greaterThan(2)))
                .body("node_details.output_size", everyItem(greaterThan(2)))
                .body("nodes.node", hasItem("search_information"))
                .body("nodes.find { it.node == 'search_information' }.total_executions", equalTo(4))
                .body("errors", hasSize(0))
                .body("$", not(hasKey("error")));
    }

    @Test
    void mended_a_failed_run_says_why() {
        String run = run("sequential", "{\"input_data\": \"too short\"}");

        given().get("/workflows/sequential/runs/" + run + "/report")
                .then()
                .statusCode(200)
                .body("success", equalTo(false))
                .body("nodes_executed", equalTo(0))
                .body("error_count", equalTo(1))
                .body("errors[0].node", equalTo("data_ingestion"))
                .body("errors[0].code", equalTo("INSUFFICIENT_DATA"))
                .body("errors[0].superstep", equalTo(1))
                .body("error.code", equalTo("INSUFFICIENT_DATA"))
                .body("nodes[0].failed_attempts", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/workflows/nothing/runs/r/report", "/workflows/loop/runs/none/report"})
    void mended_what_is_not_there_has_no_empty_report(String path) {
        given().get(path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("NOT_FOUND"));
    }

    @Test
    void a_summary_counts_runs_and_nodes_of_all_workflows_or_of_one() throws IOException {
        run("parallel", Files.readString(Path.of("../../events/parallel.json")));
        run("sequential", "{\"input_data\": \"too short\"}");

        given().get("/summary?window=1h")
                .then()
                .statusCode(200)
                .body("total_workflows", greaterThanOrEqualTo(2))
                .body("failed_workflows", greaterThanOrEqualTo(1))
                .body("statuses.SUCCEEDED", greaterThanOrEqualTo(1))
                .body("cut", equalTo(false))
                .body("node_performance", hasKey("parallel/combine_results"))
                .body("node_performance.'parallel/combine_results'", hasKey("p99_time"))
                .body("failures.code", hasItem("INSUFFICIENT_DATA"));
        given().get("/summary?workflow=parallel")
                .then()
                .statusCode(200)
                .body("failed_workflows", equalTo(0))
                .body("node_performance", not(hasKey("sequential/data_ingestion")))
                .body("slowest_nodes", everyItem(containsString("parallel/")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0h", "1", "h", "-1h", "1w", "401d", "9999999s"})
    void a_window_that_is_none_is_refused(String window) {
        given().queryParam("window", window)
                .get("/summary")
                .then()
                .statusCode(400)
                .body("code", equalTo("BAD_REQUEST"));
    }

    @Test
    void the_summary_of_an_unknown_workflow_is_not_found() {
        given().get("/summary?workflow=nothing").then().statusCode(404).body("$", hasEntry("code", "NOT_FOUND"));
    }

    private static String run(String workflow, String input) {
        return given().contentType(ContentType.JSON)
                .queryParam("wait", "30s")
                .body(input)
                .post("/workflows/" + workflow + "/runs")
                .then()
                .statusCode(200)
                .extract()
                .path("run");
    }
}
