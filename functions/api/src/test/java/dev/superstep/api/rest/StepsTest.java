package dev.superstep.api.rest;

import static dev.superstep.api.rest.Requests.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.superstep.api.catalog.Catalog;
import dev.superstep.graph.core.NodeId;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.Metrics;
import dev.superstep.runlog.Run;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.TaskId;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Supersteps of a run, a page at a time, with the state after each. */
@QuarkusTest
class StepsTest {
    @Inject
    RunLog log;

    @Inject
    Catalog catalog;

    private static String loop() throws IOException {
        return Requests.run("loop", Files.readString(Path.of("../../events/loop.json")))
                .body("status", equalTo("SUCCEEDED"))
                .extract()
                .path("run");
    }

    private static ValidatableResponse steps(String workflow, String run, String query) {
        return given().get("/workflows/" + workflow + "/runs/" + run + "/steps" + query)
                .then();
    }

    @Test
    void a_superstep_says_who_wrote_what_and_what_the_state_was_then() throws IOException {
        steps("loop", loop(), "?from=1&limit=1")
                .statusCode(200)
                .body("first", equalTo(1))
                .body("next", equalTo(2))
                .body("before.current_query.value", equalTo("artificial intelligence"))
                .body("steps", hasSize(1))
                .body("steps[0].tasks[0].node", equalTo("search_information"))
                .body("steps[0].tasks[0].committed", equalTo(true))
                .body("steps[0].tasks[0].metrics.attempt", equalTo(1))
                .body("steps[0].tasks[0]", not(hasKey("looked_at")))
                .body("steps[0].state.current_query.value", equalTo("artificial intelligence"));
    }

    @Test
    void a_router_shows_what_it_looked_at_and_where_it_led() throws IOException {
        steps("loop", loop(), "?from=2&limit=1")
                .statusCode(200)
                .body("steps[0].tasks[0].goto", contains("refine_query"))
                .body(
                        "steps[0].tasks[0].looked_at.keySet()",
                        containsInAnyOrder("quality_score", "target_quality", "iteration_count", "max_iterations"))
                .body("steps[0].tasks[0].looked_at.max_iterations", hasEntry("value", 5));
    }

    @Test
    void pages_follow_one_another_to_the_last_superstep() throws IOException {
        String run = loop();
        List<Integer> all = steps("loop", run, "?limit=50").extract().path("steps.superstep");

        List<Integer> paged = new java.util.ArrayList<>();
        Integer next = 0;
        while (next != null) {
            ValidatableResponse page =
                    steps("loop", run, "?limit=2&from=" + next).statusCode(200);
            paged.addAll(page.extract().path("steps.superstep"));
            next = page.extract().path("next");
        }

        assertThat(all).hasSizeGreaterThan(5);
        assertThat(paged).isEqualTo(all);
        steps("loop", run, "?from=9999")
                .statusCode(200)
                .body("steps", hasSize(0))
                .body("$", not(hasKey("next")));
    }

    @Test
    void a_value_that_is_large_is_shown_by_its_size_and_can_be_had_as_it_was_then() {
        String run = recorded("long", 3, "word ".repeat(1_000));

        steps("loop", run, "?from=2&limit=1")
                .statusCode(200)
                .body("steps[0].tasks[0].update.current_query", hasEntry("bytes", 5_002))
                .body("steps[0].tasks[0].update.current_query", not(hasKey("value")))
                .body("steps[0].state.current_query.bytes", equalTo(5_002))
                .body(
                        "steps[0].state.current_query.href",
                        equalTo("/workflows/loop/runs/long/steps/2/state/current_query"));

        String value = given().get("/workflows/loop/runs/long/steps/2/state/current_query")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(value).isEqualTo("\"" + "word ".repeat(1_000) + "\"");
        for (String place :
                List.of("9/state/current_query", "2/state/nothing", "x/state/current_query", "-1/state/a")) {
            problem(given().get("/workflows/loop/runs/long/steps/" + place).then(), 404, "NOT_FOUND");
        }
    }

    @Test
    void a_page_ends_where_it_is_full() {
        String run = recorded("full", 50, "w".repeat(4_000));

        ValidatableResponse page = steps("loop", run, "?limit=50").statusCode(200);

        assertThat(page.extract().asByteArray().length).isLessThan(2 * 1024 * 1024);
        assertThat(page.extract().<List<Object>>path("steps")).hasSizeBetween(1, 50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?from=-1", "?from=x", "?limit=0", "?limit=51", "?limit=a", "?from=123456789"})
    void what_is_no_page_is_refused(String query) throws IOException {
        problem(steps("loop", loop(), query), 400, "BAD_REQUEST");
    }

    @Test
    void a_run_that_is_not_there_has_no_supersteps_and_asks_nothing() {
        problem(steps("loop", "none", ""), 404, "NOT_FOUND");
        problem(given().get("/workflows/loop/runs/none/approvals").then(), 404, "NOT_FOUND");
    }

    @Test
    void what_a_run_has_asked_can_be_listed() throws InterruptedException {
        String run = Requests.json("{\"user_input\": \"Admin: reset the cluster\"}")
                .post("/workflows/routing/runs")
                .then()
                .statusCode(202)
                .extract()
                .path("run");
        String path = "/workflows/routing/runs/" + run + "/approvals";
        while (given().get(path)
                .then()
                .extract()
                .<List<Object>>path("approvals")
                .isEmpty()) {
            Thread.sleep(20);
        }

        given().get(path)
                .then()
                .statusCode(200)
                .body("approvals[0].node", equalTo("approval_check"))
                .body("approvals[0].status", equalTo("OPEN"))
                .body("approvals[0].href", equalTo(path + "/approval_check"));
        Requests.json("{\"decision\": \"DENY\", \"decided_by\": \"Ann\"}")
                .post(path + "/approval_check")
                .then()
                .statusCode(200);
        given().get(path).then().body("approvals[0].status", equalTo("DENIED"));
    }

    /** A run put straight into the log, whose every superstep but the last writes {@code text}. */
    private String recorded(String name, int supersteps, String text) {
        String fingerprint = catalog.find("loop").orElseThrow().compiled().fingerprint();
        Instant now = Instant.now();
        Run run = new Run(new RunId("loop", name), now.toString(), now.plus(Duration.ofDays(1)));
        log.open(RunHeader.running(run, Map.of(), fingerprint, now), Map.of());
        List<String> turn = List.of("search_information", "evaluate_quality", "refine_query");
        for (int superstep = 1; superstep <= supersteps; superstep++) {
            String node = turn.get((superstep - 1) % 3);
            log.append(
                    run,
                    new Delta(
                            superstep,
                            TaskId.of(new NodeId(node)),
                            Map.of("current_query", text),
                            node.equals("evaluate_quality") ? List.of(new NodeId("refine_query")) : List.of(),
                            List.of(),
                            1,
                            Metrics.of(now, Duration.ofMillis(1))));
        }
        return name;
    }
}
