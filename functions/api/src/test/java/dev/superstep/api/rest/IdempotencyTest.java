package dev.superstep.api.rest;

import static dev.superstep.api.rest.Requests.INPUT;
import static dev.superstep.api.rest.Requests.json;
import static dev.superstep.api.rest.Requests.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.superstep.runlog.RunLog;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class IdempotencyTest {
    @Inject
    RunLog log;

    private static ValidatableResponse send(String workflow, String key, String input) {
        return json(input)
                .header("Idempotency-Key", key)
                .queryParam("wait", "30s")
                .post("/workflows/" + workflow + "/runs")
                .then();
    }

    @Test
    void the_same_key_and_input_are_the_same_run_in_whatever_order_its_members_stand() {
        String key = UUID.randomUUID().toString();
        String one = "{\"initial_query\": \"ai\", \"max_iterations\": 1}";
        String location = send("loop", key, one).statusCode(200).extract().header("Location");

        for (String again : List.of(one, "{\"max_iterations\": 1,  \"initial_query\": \"ai\"}")) {
            send("loop", key, again)
                    .statusCode(200)
                    .header("Location", equalTo(location))
                    .body("status", equalTo("SUCCEEDED"));
        }
        assertThat(log.header(dev.superstep.runlog.RunId.parse(
                                "loop/" + location.substring(location.lastIndexOf('/') + 1)))
                        .orElseThrow()
                        .execution())
                .isZero();
    }

    @Test
    void the_same_key_with_another_input_is_refused_and_changes_nothing() {
        String key = UUID.randomUUID().toString();
        String location = send("sequential", key, INPUT).extract().header("Location");

        problem(send("sequential", key, "{\"input_data\": \"quite another text\"}"), 422, "IDEMPOTENCY_KEY_REUSED")
                .body("detail", containsString("another input"));

        send("sequential", key, INPUT).statusCode(200).header("Location", equalTo(location));
    }

    @Test
    void the_same_key_for_another_workflow_is_another_run() {
        String key = UUID.randomUUID().toString();
        String one = send("sequential", key, INPUT).statusCode(200).extract().path("run");
        String other = send("parallel", key, "{\"input_text\": \"This is a great example\"}")
                .statusCode(200)
                .extract()
                .path("run");

        assertThat(one).startsWith("key-").isNotEqualTo(other);
    }

    @Test
    void a_key_that_is_sent_many_times_at_once_starts_one_run() throws Exception {
        String key = UUID.randomUUID().toString();
        List<Future<String>> locations = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                locations.add(clients.submit(() ->
                        send("sequential", key, INPUT).statusCode(200).extract().header("Location")));
            }
            String first = locations.getFirst().get();
            for (Future<String> location : locations) {
                assertThat(location.get()).isEqualTo(first);
            }
        }
    }

    @Test
    void quotation_marks_around_a_key_are_no_part_of_it() {
        String key = UUID.randomUUID().toString();
        String run = send("sequential", key, INPUT).extract().path("run");

        send("sequential", "\"" + key + "\"", INPUT).statusCode(200).body("run", equalTo(run));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "\"", "a\"b", "\\", "é", "\"\""})
    void a_key_that_is_none_is_refused(String key) {
        problem(send("sequential", key, INPUT), 400, "BAD_REQUEST").body("detail", containsString("Idempotency-Key"));
    }

    @Test
    void a_key_of_255_characters_is_taken_and_of_256_not() {
        String random = UUID.randomUUID().toString().replace("-", "");
        String key = random.repeat(8).substring(0, 255);

        send("sequential", key, INPUT).statusCode(200);
        problem(send("sequential", key + "x", INPUT), 400, "BAD_REQUEST");
    }
}
