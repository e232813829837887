package dev.superstep.api.metrics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MetersTest {
    @Test
    void runs_and_nodes_are_counted_by_workflow_and_never_by_run() {
        String good = run("{\"input_data\": \"This is sample data for processing\"}");
        String bad = run("{\"input_data\": \"too short\"}");

        String metrics =
                given().get("/q/metrics").then().statusCode(200).extract().asString();

        assertThat(metrics)
                .contains("superstep_runs_started_total{workflow=\"sequential\"}")
                .contains("superstep_runs_seconds_count{status=\"SUCCEEDED\",workflow=\"sequential\"}")
                .contains("superstep_runs_seconds_count{status=\"FAILED\",workflow=\"sequential\"}")
                .contains("superstep_nodes_seconds_sum{node=\"generate_report\",workflow=\"sequential\"}")
                .contains(
                        "superstep_attempts_total{node=\"data_ingestion\",outcome=\"failed\",workflow=\"sequential\"}")
                .contains("superstep_failures_total{code=\"INSUFFICIENT_DATA\",node=\"data_ingestion\","
                        + "workflow=\"sequential\"}")
                .contains("superstep_event_streams")
                .doesNotContain(good)
                .doesNotContain(bad);
    }

    @Test
    void what_the_engine_does_is_shown_with_a_queue_for_each_workflow() {
        assertThat(given().get("/q/metrics").then().statusCode(200).extract().asString())
                .containsPattern("superstep_runs_executing \\d")
                .containsPattern("superstep_runs_waiting \\d")
                .containsPattern("superstep_invocations_executing \\d")
                .containsPattern("superstep_invocations_queued \\d")
                .containsPattern("superstep_runs_queued\\{workflow=\"news\"} \\d");
    }

    private static String run(String input) {
        return given().contentType(ContentType.JSON)
                .queryParam("wait", "30s")
                .body(input)
                .post("/workflows/sequential/runs")
                .then()
                .statusCode(200)
                .extract()
                .path("run");
    }
}
