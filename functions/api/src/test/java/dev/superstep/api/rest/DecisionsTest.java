package dev.superstep.api.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A person approves what the workflow {@code routing} asks, by the API alone. */
@QuarkusTest
class DecisionsTest {
    private static final String YES = "{\"decision\": \"APPROVE\", \"comment\": \"fine\", \"decided_by\": \"Ann\"}";
    private static final String NO = "{\"decision\": \"DENY\", \"decided_by\": \"Ben\"}";

    @Test
    void a_run_waits_for_its_approval_and_says_what_it_asks() throws InterruptedException {
        String run = waiting();

        String deadline = shown(run)
                .body("status", equalTo("WAITING"))
                .body("approvals", hasSize(1))
                .body("approvals[0].node", equalTo("approval_check"))
                .body("approvals[0].status", equalTo("OPEN"))
                .body("approvals[0].title", equalTo("May this request have full access?"))
                .body("approvals[0].details.request", equalTo("Admin: reset the cluster"))
                .body("approvals[0].href", equalTo("/workflows/routing/runs/" + run + "/approvals/approval_check"))
                .body("approvals[0]", not(hasKey("ruling")))
                .body("steps[2].tasks[0].status", equalTo("MISSING"))
                .extract()
                .path("approvals[0].deadline");
        assertThat(Instant.parse(deadline)).isAfter(Instant.now().plus(Duration.ofHours(23)));
    }

    @Test
    void an_approved_run_goes_on_and_its_log_knows_who_approved_it() throws InterruptedException {
        String run = waiting();

        decide(run, YES)
                .statusCode(200)
                .body("status", equalTo("APPROVED"))
                .body("ruling.decided_by", equalTo("Ann"))
                .body("ruling.comment", equalTo("fine"));

        ended(run)
                .body("status", equalTo("SUCCEEDED"))
                .body(
                        "state.result",
                        equalTo("APPROVED: Admin processing: Admin: reset the cluster - Full access granted"))
                .body(
                        "steps.tasks.flatten().node",
                        equalTo(List.of("classify_user", "admin_processing", "approval_check")))
                .body("approvals[0].status", equalTo("APPROVED"))
                .body("approvals[0].ruling.decided_by", equalTo("Ann"));
    }

    @Test
    void a_denied_run_goes_on_too() throws InterruptedException {
        String run = waiting();

        decide(run, NO).statusCode(200).body("status", equalTo("DENIED")).body("ruling.comment", equalTo(""));

        ended(run)
                .body("status", equalTo("SUCCEEDED"))
                .body("state.result", containsString("DENIED: Admin processing"));
    }

    @Test
    void the_same_answer_twice_is_one_and_another_is_a_conflict() throws InterruptedException {
        String run = waiting();
        String at = decide(run, YES).statusCode(200).extract().path("ruling.at");

        decide(run, YES).statusCode(200).body("ruling.at", equalTo(at));
        decide(run, NO)
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("CONFLICT"))
                .body("detail", containsString("ALREADY_DECIDED"));
        ended(run).body("approvals[0].status", equalTo("APPROVED"));
        decide(run, YES).statusCode(200);
        decide(run, YES.replace("Ann", "Cleo")).statusCode(409);
    }

    @Test
    void nobody_can_answer_for_a_run_that_was_cancelled() throws InterruptedException {
        String run = waiting();
        given().contentType(ContentType.JSON)
                .body("{\"reason\": \"no longer wanted\"}")
                .post("/workflows/routing/runs/{run}/cancel", run)
                .then()
                .statusCode(202);
        ended(run).body("status", equalTo("CANCELLED"));

        decide(run, YES)
                .statusCode(409)
                .body("code", equalTo("CONFLICT"))
                .body("detail", containsString("ALREADY_ENDED"));
        assertThat(inbox("routing")).doesNotContain(run);
        shown(run).body("status", equalTo("CANCELLED"));
    }

    @Test
    void what_waits_is_listed_over_all_workflows_and_no_longer_once_it_is_decided() throws InterruptedException {
        String first = waiting();
        String second = waiting();

        assertThat(inbox("")).contains(first, second);
        assertThat(inbox("routing")).contains(first, second);
        assertThat(inbox("loop")).doesNotContain(first, second);
        given().get("/approvals?limit=1")
                .then()
                .statusCode(200)
                .body("approvals", hasSize(1))
                .body("$", hasKey("next"));

        decide(first, YES).statusCode(200);
        decide(second, NO).statusCode(200);
        assertThat(inbox("")).doesNotContain(first, second);
    }

    /** Every run in the inbox, a page of one at a time. */
    private static List<String> inbox(String workflow) {
        List<String> runs = new java.util.ArrayList<>();
        String cursor = null;
        do {
            var request = given().queryParam("limit", 1);
            if (!workflow.isEmpty()) {
                request.queryParam("workflow", workflow);
            }
            if (cursor != null) {
                request.queryParam("cursor", cursor);
            }
            var page = request.get("/approvals").then().statusCode(200).extract();
            runs.addAll(page.path("approvals.run"));
            cursor = page.path("next");
        } while (cursor != null);
        return runs;
    }

    @Test
    void premium_and_standard_users_wait_for_nobody() {
        given().contentType(ContentType.JSON)
                .body("{\"user_input\": \"premium plan\"}")
                .post("/workflows/routing/runs?wait=30s")
                .then()
                .statusCode(200)
                .body("status", equalTo("SUCCEEDED"))
                .body("$", not(hasKey("approvals")));
    }

    @Test
    void what_was_not_asked_is_not_found() throws InterruptedException {
        String run = waiting();

        decide("nobody", YES).statusCode(404).body("code", equalTo("NOT_FOUND"));
        given().contentType(ContentType.JSON)
                .body(YES)
                .post("/workflows/routing/runs/{run}/approvals/classify_user", run)
                .then()
                .statusCode(404)
                .body("detail", containsString("NOT_ASKED"));
        given().contentType(ContentType.JSON)
                .body(YES)
                .post("/workflows/nobody/runs/{run}/approvals/approval_check", run)
                .then()
                .statusCode(404);
        given().get("/approvals?workflow=nobody").then().statusCode(404);
        decide(run, NO).statusCode(200);
    }

    @Test
    void everything_that_is_wrong_with_a_decision_is_said_at_once() throws InterruptedException {
        String run = waiting();

        decide(run, "{\"decision\": \"MAYBE\", \"comment\": 1, \"because\": \"so\"}")
                .statusCode(400)
                .body("code", equalTo("BAD_REQUEST"))
                .body("problems", hasSize(4))
                .body(
                        "problems",
                        hasItems(
                                "\"decision\" is one of APPROVE and DENY",
                                "\"comment\" is text of at most 2000 characters",
                                "\"decided_by\" is text of 1 to 200 characters",
                                "\"because\" is not known here"));
        decide(run, "[]").statusCode(400).body("code", equalTo("MALFORMED_JSON"));
        decide(run, "{\"decision\": \"APPROVE\", \"decided_by\": \" \"}").statusCode(400);
        shown(run).body("status", equalTo("WAITING"));
        decide(run, "{\"decision\": \"APPROVE\", \"comment\": null, \"decided_by\": \"Ann\"}")
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "x", "1.5"})
    void a_page_holds_between_1_and_100(String limit) {
        given().queryParam("limit", limit)
                .get("/approvals")
                .then()
                .statusCode(400)
                .body("detail", containsString("it must be a number from 1 to 100"));
    }

    @ParameterizedTest
    @CsvSource({"x", "2026-11-01T08:00:00.000Z/a"})
    void a_page_begins_where_another_ended(String cursor) {
        given().queryParam("cursor", cursor)
                .get("/approvals")
                .then()
                .statusCode(400)
                .body("detail", containsString("BAD_CURSOR"));
    }

    @Test
    void it_is_all_in_the_openapi_document() {
        given().get("/q/openapi?format=json")
                .then()
                .body("paths", hasKey("/approvals"))
                .body("paths", hasKey("/workflows/{workflow}/runs/{run}/approvals/{node}"))
                .body("components.schemas.Decision.properties.keySet()", hasItem("decided_by"));
    }

    private static String waiting() throws InterruptedException {
        String run = given().contentType(ContentType.JSON)
                .body("{\"user_input\": \"Admin: reset the cluster\"}")
                .post("/workflows/routing/runs")
                .then()
                .statusCode(202)
                .extract()
                .path("run");
        for (int i = 0; i < 500; i++) {
            if (shown(run).extract().path("status").equals("WAITING")) {
                return run;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new IllegalStateException("run " + run + " never waited");
    }

    private static ValidatableResponse decide(String run, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/workflows/routing/runs/{run}/approvals/approval_check", run)
                .then();
    }

    private static ValidatableResponse shown(String run) {
        return given().get("/workflows/routing/runs/{run}", run).then().statusCode(200);
    }

    private static ValidatableResponse ended(String run) throws InterruptedException {
        for (int i = 0; i < 500; i++) {
            if (!List.of("RUNNING", "WAITING").contains(shown(run).extract().<String>path("status"))) {
                return shown(run);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new IllegalStateException("run " + run + " never ended");
    }
}
