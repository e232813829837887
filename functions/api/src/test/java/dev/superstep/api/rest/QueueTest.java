package dev.superstep.api.rest;

import static dev.superstep.api.rest.Requests.json;
import static dev.superstep.api.rest.Requests.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.superstep.api.rest.gated.Gate;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Runs that wait for their turn, as in the local engine they have to. */
@QuarkusTest
@TestProfile(RunActionsTest.Gated.class)
class QueueTest extends GatedRuns {
    @Test
    void a_run_is_cancelled_before_its_turn() throws InterruptedException {
        Gate.shut();
        String working = start();
        Gate.awaitVisitor();
        String queued = start();
        status(queued, "QUEUED").body("steps[0].tasks[0].status", equalTo("MISSING"));

        post(queued + "/cancel").statusCode(200).body("status", equalTo("CANCELLED"));

        Gate.open();
        post(working + "/cancel");
        status(queued, "CANCELLED");
    }

    @Test
    void a_run_beyond_the_queue_is_refused_and_nothing_is_recorded_of_it() throws InterruptedException {
        Gate.shut();
        String working = start();
        Gate.awaitVisitor();
        String queued = start();
        int before = runs();

        problem(json("{\"name\": \"n\"}").post("/workflows/gated/runs").then(), 429, "TOO_MANY_RUNS")
                .header("Retry-After", equalTo("1"));

        assertThat(runs()).isEqualTo(before);
        given().get("/system")
                .then()
                .body("queued_runs", equalTo(1))
                .body("queues.gated", equalTo(1))
                .body("runs.active", equalTo(1));
        Gate.open();
        for (String location : new String[] {working, queued}) {
            String[] parts = location.split("/", -1);
            engine.await("gated", parts[parts.length - 1], Duration.ofSeconds(30));
            status(location, "SUCCEEDED");
        }
    }

    private static int runs() {
        return given().queryParam("limit", 100)
                .get("/workflows/gated/runs")
                .then()
                .extract()
                .jsonPath()
                .getList("runs")
                .size();
    }
}
