package dev.superstep.api.rest;

import static dev.superstep.api.rest.Requests.json;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import dev.superstep.api.catalog.Catalog;
import dev.superstep.api.engine.states.OnStepFunctions;
import dev.superstep.api.engine.states.PackagedNodesResource;
import dev.superstep.compiler.Compiled;
import dev.superstep.engine.RunBook;
import dev.superstep.json.Json;
import dev.superstep.runlog.RunLog;
import dev.superstep.runner.Headers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole runs as in AWS: the API starts an execution, the state machine calls the packaged nodes in Lambda emulators, they write
 * to DynamoDB, the packaged function that is told of the execution's end notes it, and the API shows the run: {@code
 * -Dsuperstep.oracles}. With {@code -Dnodes.command} another executable has the nodes.
 */
@QuarkusTest
@Timeout(300)
@TestProfile(OnStepFunctions.WithPackagedNodes.class)
@EnabledIfSystemProperty(named = "superstep.oracles", matches = ".*")
class PackagedNodesIT {
    PackagedNodesResource deployment;

    @Inject
    Catalog catalog;

    @Inject
    RunLog log;

    @ParameterizedTest
    @ValueSource(strings = {"sequential", "parallel", "loop", "blog", "news", "recovery"}) // routing waits for a person
    void the_sample_of_each_workflow_runs_to_its_end(String workflow) throws Exception {
        String run = start(workflow, Files.readString(Path.of("../../events", workflow + ".json")));

        ended(run)
                .body("status", equalTo("SUCCEEDED"))
                .body("steps.tasks.flatten().status", everyItem(equalTo("COMMITTED")));
    }

    @Test
    void a_run_waits_for_a_person_and_goes_on_with_what_was_decided() throws Exception {
        String run = start("routing", "{\"user_input\": \"Admin: reset the cluster\"}");
        until(run, List.of("WAITING"));

        json("{\"decision\": \"APPROVE\", \"comment\": \"fine\", \"decided_by\": \"Ann\"}")
                .post(run + "/approvals/approval_check")
                .then()
                .statusCode(200);

        ended(run)
                .body("status", equalTo("SUCCEEDED"))
                .body("state.result", containsString("APPROVED: Admin processing"))
                .body("approvals[0].ruling.decided_by", equalTo("Ann"));
    }

    @Test
    void what_a_node_refuses_fails_the_run_with_its_code() throws Exception {
        ended(start("sequential", "{\"input_data\": \"too short\"}"))
                .body("status", equalTo("FAILED"))
                .body("error.type", equalTo("NodeError"))
                .body("error.node", equalTo("data_ingestion"))
                .body("error.code", equalTo("INSUFFICIENT_DATA"));
    }

    @Test
    void a_run_that_waits_is_cancelled() throws Exception {
        String run = start("routing", "{\"user_input\": \"Admin: reset the cluster\"}");
        until(run, List.of("WAITING"));

        json("{\"reason\": \"no longer wanted\"}").post(run + "/cancel").then().statusCode(202);

        ended(run).body("status", equalTo("CANCELLED"));
        json("{\"decision\": \"APPROVE\", \"decided_by\": \"Ann\"}")
                .post(run + "/approvals/approval_check")
                .then()
                .statusCode(409);
    }

    @Test
    void what_was_recorded_and_not_started_is_started_by_the_sweep() throws Exception {
        Compiled compiled = catalog.find("sequential").orElseThrow().compiled();
        InstantSource clock = InstantSource.system();
        Headers headers = new Headers(compiled.definition(), clock, Duration.ofDays(1));
        new RunBook(compiled, log, headers, clock)
                .open("cut-short", Json.object("input_data", "This is sample data for processing"));

        String swept = deployment.sweep();

        assertThat(Json.asObject(Json.parseObject(swept).get("sequential"))).containsEntry("started", 1L);
        ended("/workflows/sequential/runs/cut-short").body("status", equalTo("SUCCEEDED"));
    }

    private static String start(String workflow, String input) {
        return json(input)
                .post("/workflows/" + workflow + "/runs")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
    }

    private static ValidatableResponse ended(String run) throws InterruptedException {
        return until(run, List.of("SUCCEEDED", "FAILED", "CANCELLED"));
    }

    private static ValidatableResponse until(String run, List<String> statuses) throws InterruptedException {
        while (true) {
            ValidatableResponse shown = given().get(run).then().statusCode(200);
            if (statuses.contains(shown.extract().<String>path("status"))) {
                return shown;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
