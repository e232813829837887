package dev.superstep.api.rest;

import static dev.superstep.api.rest.Requests.json;
import static dev.superstep.api.rest.Requests.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.superstep.api.engine.states.OnStepFunctions;
import dev.superstep.api.engine.states.PackagedNodesResource;
import dev.superstep.testkit.FakeOpenAi;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Stopping, going on, forking and erasing with Step Functions for an engine, whose tasks call the packaged nodes: {@code
 * -Dsuperstep.oracles}. The run is one of {@code blog}, of whose four nodes the last three ask a model, which is the test's: so a
 * node works for as long as the test says, and fails when it says so. Beside it {@link RunActionsTest} has all refusals.
 */
@QuarkusTest
@Timeout(300)
@TestProfile(RunActionsOnPackagedNodesIT.Erasing.class)
@EnabledIfSystemProperty(named = "superstep.oracles", matches = ".*")
class RunActionsOnPackagedNodesIT {
    /** Runs can be erased at once. */
    public static final class Erasing implements QuarkusTestProfile {
        private final OnStepFunctions.WithPackagedNodes packaged = new OnStepFunctions.WithPackagedNodes();

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(packaged.getConfigOverrides());
            settings.put("superstep.states.erase-grace", "0s");
            return settings;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return packaged.testResources();
        }
    }

    private static final String OUTLINE = "Create a detailed outline";

    PackagedNodesResource deployment;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answered = new CountDownLatch(1);

    @AfterEach
    void forget() {
        answered.countDown();
        deployment.model().reset();
    }

    @Test
    void a_run_is_cancelled_while_a_node_works_and_stays_so() throws InterruptedException {
        holdTheOutlineBack();
        String run = start();
        asked.await();
        status(run, "RUNNING");

        json("{\"reason\": \"no longer wanted\"}").post(run + "/cancel").then().statusCode(202);
        until(run, "CANCELLED");
        answered.countDown();

        json("{}").post(run + "/cancel").then().statusCode(202).body("status", equalTo("CANCELLED"));
        status(run, "CANCELLED");
        assertThat(deployment.model().requests()).hasSize(1);
    }

    @Test
    void a_run_that_was_cancelled_goes_on() throws InterruptedException {
        holdTheOutlineBack();
        String run = start();
        asked.await();
        problem(post(run + "/redrive"), 409, "CONFLICT").body("reason", equalTo("STILL_RUNNING"));
        post(run + "/cancel").statusCode(202);
        until(run, "CANCELLED");
        answered.countDown();

        post(run + "/redrive").statusCode(202).header("Location", equalTo(run));

        until(run, "SUCCEEDED").body("steps", hasSize(4));
    }

    @Test
    void a_run_that_failed_goes_on_and_what_has_committed_does_not_run_again() throws InterruptedException {
        FakeOpenAi model = deployment.model();
        holdTheOutlineBack();
        String run = start();
        asked.await();
        model.next(FakeOpenAi.Answer.error(401, "the key has run out"));
        answered.countDown();
        until(run, "FAILED").body("error.node", equalTo("write_draft")).body("error.code", equalTo("MODEL_REFUSED"));

        post(run + "/redrive").statusCode(202).header("Location", equalTo(run));

        until(run, "SUCCEEDED").body("steps", hasSize(4));
        given().get("/workflows/blog/runs").then().body("runs[0].execution", equalTo(1));
        assertThat(model.prompts())
                .hasSize(4)
                .filteredOn(prompt -> prompt.contains(OUTLINE))
                .hasSize(1);
        problem(post(run + "/redrive"), 409, "CONFLICT").body("reason", equalTo("NOTHING_TO_REDRIVE"));
    }

    @Test
    void a_fork_begins_in_the_middle_with_other_values_and_leaves_its_parent_alone() throws InterruptedException {
        String run = start();
        String outline = until(run, "SUCCEEDED").extract().path("state.outline");
        deployment.model().reset();

        String body = "{\"superstep\": 3, \"run\": \"what-if\", \"edits\": {\"outline\": \"But why?\"}}";
        String fork =
                json(body).post(run + "/fork").then().statusCode(202).extract().header("Location");

        until(fork, "SUCCEEDED").body("run", equalTo("what-if")).body("state.outline", equalTo("But why?"));
        assertThat(deployment.model().prompts())
                .hasSize(2)
                .noneMatch(prompt -> prompt.contains(OUTLINE))
                .first()
                .asString()
                .contains("But why?");
        status(run, "SUCCEEDED").body("state.outline", equalTo(outline));
        json(body).post(run + "/fork").then().statusCode(202).header("Location", equalTo(fork));
        problem(json(body.replace("3", "2")).post(run + "/fork").then(), 409, "CONFLICT")
                .body("reason", equalTo("RUN_NAME_REUSED"));
    }

    @Test
    void a_run_is_erased_after_its_end_and_not_before() throws InterruptedException {
        holdTheOutlineBack();
        String run = start();
        asked.await();
        problem(given().delete(run).then(), 409, "CONFLICT").body("reason", equalTo("STILL_RUNNING"));
        answered.countDown();
        until(run, "SUCCEEDED");

        given().delete(run).then().statusCode(204);

        problem(given().get(run).then(), 404, "NOT_FOUND");
        problem(given().delete(run).then(), 404, "NOT_FOUND");
    }

    /** The second node works until the test says that it is answered. */
    private void holdTheOutlineBack() {
        deployment.model().model(prompt -> {
            if (prompt.contains(OUTLINE)) {
                asked.countDown();
                try {
                    answered.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return FakeOpenAi.seedAnswer(prompt);
        });
    }

    private static String start() {
        return json("{\"topic\": \"The Future of Artificial Intelligence in Healthcare\"}")
                .post("/workflows/blog/runs")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
    }

    private static ValidatableResponse post(String path) {
        return json("{}").post(path).then();
    }

    private static ValidatableResponse status(String run, String status) {
        return given().get(run).then().statusCode(200).body("status", equalTo(status));
    }

    private static ValidatableResponse until(String run, String status) throws InterruptedException {
        while (!given().get(run).then().statusCode(200).extract().path("status").equals(status)) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return status(run, status);
    }
}
