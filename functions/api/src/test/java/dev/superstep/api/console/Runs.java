package dev.superstep.api.console;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;

/** Runs for the console to show, made by the API. */
final class Runs {
    private Runs() {}

    /** Starts a run, and returns its name at once. */
    static String start(String workflow, String input) {
        return given().contentType(ContentType.JSON)
                .body(input)
                .post("/workflows/" + workflow + "/runs")
                .then()
                .statusCode(202)
                .extract()
                .path("run");
    }

    /** The same, and waits for its end. */
    static String finish(String workflow, String input) {
        return given().contentType(ContentType.JSON)
                .queryParam("wait", "60s")
                .body(input)
                .post("/workflows/" + workflow + "/runs")
                .then()
                .statusCode(200)
                .extract()
                .path("run");
    }

    /** A run that asks whether an administrator's request may be fulfilled. */
    static String waiting(String request) {
        return start("routing", "{\"user_input\": \"Admin: " + request + "\"}");
    }

    /** Decides what a run of {@code routing} asks. */
    static void decide(String run, String decision) {
        given().contentType(ContentType.JSON)
                .body("{\"decision\": \"" + decision + "\", \"decided_by\": \"Bob\"}")
                .post("/workflows/routing/runs/" + run + "/approvals/approval_check")
                .then()
                .statusCode(200);
    }

    /** Where a run stands. */
    static String status(String workflow, String run) {
        return given().get("/workflows/" + workflow + "/runs/" + run)
                .then()
                .extract()
                .path("status");
    }
}
