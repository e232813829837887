package dev.superstep.api.rest;

import static dev.superstep.api.rest.Requests.json;
import static dev.superstep.api.rest.Requests.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.superstep.api.rest.gated.Gate;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stopping, going on, forking and erasing, with a workflow whose nodes do what the test says. */
@QuarkusTest
@TestProfile(RunActionsTest.Gated.class)
class RunActionsTest extends GatedRuns {
    /** One run at a time and one in the queue, and runs that can be erased at once. */
    public static final class Gated implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "superstep.local.runs", "1",
                    "superstep.local.queued", "1",
                    "superstep.local.erase-grace", "0s",
                    "superstep.table", "actions",
                    "superstep.test.gated", "true");
        }
    }

    // Cancel

    @Test
    void a_run_is_cancelled_while_a_node_works_and_stays_so() throws InterruptedException {
        Gate.shut();
        String run = start();
        Gate.awaitVisitor();
        status(run, "RUNNING");

        json("{\"reason\": \"no longer wanted\"}")
                .queryParam("wait", "30s")
                .post(run + "/cancel")
                .then()
                .statusCode(200)
                .body("status", equalTo("CANCELLED"));
        json("{}").post(run + "/cancel").then().statusCode(202).body("status", equalTo("CANCELLED"));

        status(run, "CANCELLED");
    }

    @Test
    void a_run_that_has_ended_cannot_be_cancelled() {
        String run = run("gated", "n");

        problem(post(run + "/cancel"), 409, "CONFLICT").body("reason", equalTo("ALREADY_ENDED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"reason\": 1}", "{\"reasons\": \"x\"}"})
    void a_body_of_a_cancel_that_is_none_is_refused(String body) {
        String run = run("gated", "n");

        problem(json(body).post(run + "/cancel").then(), 400, "BAD_INPUT").body("problems", hasSize(1));
    }

    // Redrive

    @Test
    void a_run_that_failed_goes_on_and_what_has_committed_does_not_run_again() {
        Gate.failNext();
        String run = Requests.run("gated", "{\"name\": \"n\"}")
                .body("status", equalTo("FAILED"))
                .body("error.code", equalTo("GATE_SHUT"))
                .extract()
                .header("Location");
        int before = Gate.PREPARED.get();

        post(run + "/redrive").statusCode(200).body("status", equalTo("SUCCEEDED"));

        assertThat(Gate.PREPARED.get()).isEqualTo(before);
        problem(post(run + "/redrive"), 409, "CONFLICT").body("reason", equalTo("NOTHING_TO_REDRIVE"));
        given().get("/workflows/gated/runs").then().body("runs[0].execution", equalTo(1));
    }

    @Test
    void a_run_that_was_cancelled_goes_on() throws InterruptedException {
        Gate.shut();
        String run = start();
        Gate.awaitVisitor();
        problem(post(run + "/redrive"), 409, "CONFLICT").body("reason", equalTo("STILL_RUNNING"));
        post(run + "/cancel").body("status", equalTo("CANCELLED"));
        Gate.open();

        String location =
                given().post(run + "/redrive").then().statusCode(202).extract().header("Location");

        assertThat(location).isEqualTo(run);
        String[] parts = run.split("/", -1);
        engine.await("gated", parts[parts.length - 1], Duration.ofSeconds(30));
        status(run, "SUCCEEDED");
    }

    // Fork

    private static ValidatableResponse fork(String run, String body) {
        return json(body).queryParam("wait", "30s").post(run + "/fork").then();
    }

    @Test
    void a_fork_begins_in_the_middle_with_other_values_and_leaves_its_parent_alone() {
        String run = run("gated", "n");
        int before = Gate.PREPARED.get();

        String fork = fork(run, "{\"superstep\": 2, \"edits\": {\"prepared\": \"another\"}}")
                .statusCode(200)
                .body("status", equalTo("SUCCEEDED"))
                .body("state.result", equalTo("another passed"))
                .extract()
                .header("Location");

        assertThat(Gate.PREPARED.get()).isEqualTo(before);
        assertThat(fork).isNotEqualTo(run);
        status(run, "SUCCEEDED").body("state.result", equalTo("n prepared passed"));
        String parent = run.substring(run.lastIndexOf('/') + 1);
        given().get("/workflows/gated/runs").then().body("runs[0].forked_from", equalTo(parent));
    }

    @Test
    void the_same_fork_under_the_same_name_is_the_same_run_and_another_is_refused() {
        String run = run("gated", "n");
        String name = "what-if-" + System.nanoTime();
        String body = "{\"superstep\": 2, \"run\": \"" + name + "\"}";

        for (int i = 0; i < 2; i++) {
            fork(run, body).statusCode(200).body("run", equalTo(name));
        }

        problem(fork(run, "{\"superstep\": 1, \"run\": \"" + name + "\"}"), 409, "CONFLICT")
                .body("reason", equalTo("RUN_NAME_REUSED"));
        String parent = run.substring(run.lastIndexOf('/') + 1);
        problem(fork(run, "{\"superstep\": 1, \"run\": \"" + parent + "\"}"), 409, "CONFLICT");
        status(run, "SUCCEEDED").body("steps", hasSize(2));
    }

    @Test
    void a_fork_with_a_key_can_be_asked_for_again() {
        String run = run("gated", "n");
        String first = keyed(run, 2).statusCode(202).extract().header("Location");

        keyed(run, 2).header("Location", equalTo(first));
        problem(keyed(run, 1), 422, "IDEMPOTENCY_KEY_REUSED");
    }

    private static ValidatableResponse keyed(String run, int superstep) {
        return json("{\"superstep\": " + superstep + "}")
                .header("Idempotency-Key", "fork-of-" + run.hashCode())
                .post(run + "/fork")
                .then();
    }

    @Test
    void a_fork_that_cannot_be_is_refused() {
        String run = run("gated", "n");

        problem(fork(run, "{\"superstep\": 7}"), 409, "CONFLICT").body("reason", equalTo("FORK_OUT_OF_RANGE"));
        problem(fork(run, "{\"superstep\": 2, \"edits\": {\"nothing\": 1}}"), 400, "BAD_INPUT")
                .body("reason", equalTo("FORK_UNKNOWN_CHANNEL"));
        problem(fork(run, "{\"superstep\": 2, \"run\": \"a b\"}"), 400, "BAD_REQUEST");
        problem(fork(run, "{\"edits\": [], \"run\": 1, \"step\": 2}"), 400, "BAD_INPUT")
                .body(
                        "problems",
                        hasItems(
                                containsString("\"superstep\" is missing"),
                                containsString("\"edits\" must be"),
                                containsString("\"run\" must be"),
                                containsString("\"step\" is unknown")));
        problem(fork(run, "{\"superstep\": 99999999999999999999}"), 400, "BAD_INPUT");
    }

    // Erase

    @Test
    void a_run_is_erased_after_its_end_and_not_before() throws InterruptedException {
        Gate.shut();
        String run = start();
        Gate.awaitVisitor();
        problem(given().delete(run).then(), 409, "CONFLICT").body("reason", equalTo("STILL_RUNNING"));
        post(run + "/cancel").body("status", equalTo("CANCELLED"));

        given().delete(run).then().statusCode(204);

        problem(given().get(run).then(), 404, "NOT_FOUND");
        problem(given().delete(run).then(), 404, "NOT_FOUND");
        String name = run.substring(run.lastIndexOf('/') + 1);
        given().get("/workflows/gated/runs").then().body("runs.run", not(hasItems(name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "redrive", "fork"})
    void what_is_not_there_can_be_neither_stopped_nor_gone_on_with(String action) {
        for (String path : new String[] {"/workflows/nothing/runs/r", "/workflows/gated/runs/none"}) {
            problem(
                    json("{\"superstep\": 1}".substring(0, action.equals("fork") ? 16 : 0))
                            .post(path + "/" + action)
                            .then(),
                    404,
                    "NOT_FOUND");
        }
    }

    private static String run(String workflow, String name) {
        return Requests.run(workflow, "{\"name\": \"" + name + "\"}")
                .statusCode(200)
                .body("status", equalTo("SUCCEEDED"))
                .extract()
                .header("Location");
    }
}
