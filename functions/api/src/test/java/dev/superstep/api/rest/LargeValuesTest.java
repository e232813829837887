package dev.superstep.api.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import dev.superstep.runlog.RunLog;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Values that are too large for the run log's table, as in dev mode. */
@QuarkusTest
@TestProfile(LargeValuesTest.AsInDevMode.class)
class LargeValuesTest {
    public static final class AsInDevMode implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("superstep.api.max-body-size", "51M");
        }
    }

    /** The JSON of a text that takes so many bytes. */
    private static String text(long bytes) {
        return "\"" + "word ".repeat(Math.toIntExact(bytes / 5)).substring(0, Math.toIntExact(bytes - 2)) + "\"";
    }

    @Test
    void a_large_input_is_taken_and_shown_by_reference() {
        long bytes = 10 * 1024 * 1024;
        String value = text(bytes);

        JsonPath run = start("{\"input_data\": " + value + "}")
                .statusCode(200)
                .body("status", equalTo("SUCCEEDED"))
                .body("input.input_data.bytes", equalTo(Math.toIntExact(bytes)))
                .body("state.input_data.bytes", equalTo(Math.toIntExact(bytes)))
                .extract()
                .jsonPath();

        for (String part : new String[] {"input", "state"}) {
            String href = run.getString(part + ".input_data.href");
            assertThat(href)
                    .isEqualTo("/workflows/sequential/runs/" + run.getString("run") + "/" + part + "/input_data");
            String given = given().get(href)
                    .then()
                    .statusCode(200)
                    .contentType(ContentType.JSON)
                    .extract()
                    .asString();
            assertThat(given.equals(value)).isTrue();
        }
        String report = given().get("/workflows/sequential/runs/" + run.getString("run"))
                .then()
                .extract()
                .asString();
        assertThat(report.length()).isLessThan(1_000_000);
    }

    /** "PROCESSED: " and all of it is more than a value may have. */
    @Test
    void the_largest_input_is_taken_and_a_node_that_writes_more_fails_the_run() {
        start("{\"input_data\": " + text(RunLog.MAX_VALUE_BYTES) + "}")
                .statusCode(200)
                .body("status", equalTo("FAILED"))
                .body("error.code", equalTo("VALUE_TOO_LARGE"))
                .body("error.node", equalTo("data_processing"))
                .body("state.input_data.bytes", equalTo(Math.toIntExact(RunLog.MAX_VALUE_BYTES)));
    }

    @Test
    void a_value_above_the_limit_is_refused_with_the_numbers() {
        start("{\"input_data\": " + text(RunLog.MAX_VALUE_BYTES + 1) + "}")
                .statusCode(413)
                .contentType("application/problem+json")
                .body("code", equalTo("BODY_TOO_LARGE"))
                .body("detail", containsString("52428801"))
                .body("detail.length()", lessThan(1_000));
    }

    @Test
    void a_small_value_can_be_had_by_itself_too() {
        String run = start("{\"input_data\": \"This is sample data for processing\"}")
                .extract()
                .path("run");

        given().get("/workflows/sequential/runs/" + run + "/state/input_data")
                .then()
                .statusCode(200)
                .body(equalTo("\"This is sample data for processing\""));
        for (String path : new String[] {run + "/state/nothing", run + "/input/nothing", "none/state/input_data"}) {
            given().get("/workflows/sequential/runs/" + path)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("NOT_FOUND"));
        }
    }

    private static ValidatableResponse start(String body) {
        return given().contentType(ContentType.JSON)
                .queryParam("wait", "60s")
                .body(body)
                .post("/workflows/sequential/runs")
                .then();
    }
}
