package dev.superstep.api.rest;

import static dev.superstep.api.rest.Requests.json;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.superstep.api.engine.states.OnStepFunctions;
import dev.superstep.api.rest.gated.Gate;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Step Functions, where no event of it ever comes: what the log does not know, the API finds out: {@code -Dsuperstep.oracles}. */
@QuarkusTest
@Timeout(60)
@TestProfile(OnStepFunctions.WithoutEvents.class)
@EnabledIfSystemProperty(named = "superstep.oracles", matches = ".*")
class WithoutEventsTest {
    private static final String ARN = "arn:aws:states:us-east-1:123456789012:";
    private static final String INPUT = "{\"name\": \"n\"}";

    @Inject
    SfnClient states;

    @BeforeEach
    @AfterEach
    void open() {
        Gate.open();
    }

    @Test
    void the_end_of_a_run_is_noted_by_who_asks_for_it() throws InterruptedException {
        String run = json(INPUT)
                .post("/workflows/gated/runs")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");

        until(run, "SUCCEEDED").body("state.result", equalTo("n prepared passed"));

        given().get("/workflows/gated/runs").then().body("runs.status", hasItem("SUCCEEDED"));
    }

    @Test
    void a_failure_is_noted_with_its_cause() {
        Gate.failNext();

        Requests.run("gated", INPUT)
                .statusCode(200)
                .body("status", equalTo("FAILED"))
                .body("error.code", equalTo("GATE_SHUT"));
    }

    @Test
    void an_execution_that_was_started_by_hand_is_a_run_like_any_other() throws InterruptedException {
        states.startExecution(request -> request.stateMachineArn(ARN + "stateMachine:gated")
                .name("by-hand")
                .input(INPUT));

        until("/workflows/gated/runs/by-hand", "SUCCEEDED").body("input.name", equalTo("n"));
        assertThat(given().queryParam("limit", 100)
                        .get("/workflows/gated/runs")
                        .then()
                        .extract()
                        .<List<String>>path("runs.run"))
                .contains("by-hand");
    }

    @Test
    void an_execution_that_was_stopped_by_hand_is_a_run_that_was_cancelled() throws InterruptedException {
        Gate.shut();
        String run = json(INPUT).post("/workflows/gated/runs").then().extract().path("run");
        Gate.awaitVisitor();

        states.stopExecution(request -> request.executionArn(ARN + "execution:gated:" + run));

        until("/workflows/gated/runs/" + run, "CANCELLED");
    }

    @Test
    void what_the_engine_does_is_counted_over_all_processes() throws InterruptedException {
        Gate.shut();
        String run = json(INPUT).post("/workflows/gated/runs").then().extract().header("Location");
        Gate.awaitVisitor();

        given().get("/system")
                .then()
                .statusCode(200)
                .body("runs.active", equalTo(1))
                .body("runs.limit", equalTo(0));

        Gate.open();
        until(run, "SUCCEEDED");
    }

    private static ValidatableResponse until(String run, String status) throws InterruptedException {
        while (true) {
            ValidatableResponse shown = given().get(run).then();
            if (shown.extract().statusCode() == 200
                    && status.equals(shown.extract().path("status"))) {
                return shown;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
