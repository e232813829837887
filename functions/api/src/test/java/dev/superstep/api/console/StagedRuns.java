package dev.superstep.api.console;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.superstep.json.Json;
import io.restassured.http.ContentType;
import java.util.Map;

/** Runs that the tests of the console look at. */
final class StagedRuns {
    private StagedRuns() {}

    /** Starts a rehearsal of so many rounds, and waits for nothing. */
    static String rehearse(String piece, int rounds) {
        return start("rehearsal", Map.of("piece", piece, "rounds", (long) rounds), "0s");
    }

    /** A rehearsal of so many rounds that has ended. */
    static String rehearsed(String piece, int rounds) {
        return start("rehearsal", Map.of("piece", piece, "rounds", (long) rounds), "1m");
    }

    static String start(String workflow, Map<String, Object> input, String wait) {
        return given().contentType(ContentType.JSON)
                .queryParam("wait", wait)
                .body(Json.print(input))
                .post("/workflows/" + workflow + "/runs")
                .then()
                .extract()
                .path("run");
    }

    static void awaitStatus(String workflow, String run, String status) throws InterruptedException {
        for (int i = 0; i < 300 && !status.equals(status(workflow, run)); i++) {
            Thread.sleep(50);
        }
        given().get("/workflows/" + workflow + "/runs/" + run).then().body("status", equalTo(status));
    }

    private static String status(String workflow, String run) {
        return given().get("/workflows/" + workflow + "/runs/" + run).then().extract().path("status");
    }

    /** Where the console shows a run. */
    static String place(String workflow, String run) {
        return "#/workflows/" + workflow + "/runs/" + run;
    }
}
