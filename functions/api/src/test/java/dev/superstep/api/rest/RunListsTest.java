package dev.superstep.api.rest;

import static dev.superstep.api.rest.Requests.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;

import dev.superstep.json.Json;
import dev.superstep.runlog.Run;
import dev.superstep.runlog.RunEnd;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of more than a thousand runs that ended long ago, of two workflows. */
@QuarkusTest
@TestProfile(RunListsTest.OwnTable.class)
class RunListsTest {
    private static final int RUNS = 1_200;
    private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
    private static boolean written;

    @Inject
    RunLog log;

    /** A table that only this test writes to. */
    public static final class OwnTable implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("superstep.table", "lists");
        }
    }

    /** One run a second; every third of {@code loop}, the others of {@code parallel}; every 800th failed. */
    @BeforeEach
    void write() {
        if (written) {
            return;
        }
        written = true;
        for (int i = 0; i < RUNS; i++) {
            RunId id = new RunId(i % 3 == 0 ? "loop" : "parallel", "run-%04d".formatted(i));
            Run run = new Run(id, "1", Instant.parse("2126-01-01T00:00:00Z"));
            Map<String, Object> input = Json.object("text", i % 600 == 599 ? "a Needle" : "hay");
            log.open(RunHeader.running(run, input, "f", START.plusSeconds(i / 2 * 2L)), input);
            log.close(id, i % 800 == 0 ? failed() : RunEnd.succeeded(1, START));
        }
    }

    private static RunEnd failed() {
        return RunEnd.failed(0, new dev.superstep.runlog.RunError("NodeError", "BROKEN", null, "it broke"), START);
    }

    private static JsonPath page(RequestSpecification request, String path) {
        return request.get(path).then().statusCode(200).extract().jsonPath();
    }

    /** All pages, one after the other. */
    private static List<String> all(String path, Map<String, ?> filter, int mostPages) {
        List<String> runs = new ArrayList<>();
        String cursor = null;
        for (int i = 0; i < mostPages; i++) {
            RequestSpecification request = given().queryParams(filter);
            JsonPath page = page(cursor == null ? request : request.queryParam("cursor", cursor), path);
            runs.addAll(page.getList("runs.run"));
            cursor = page.getString("next");
            if (cursor == null) {
                return runs;
            }
        }
        throw new AssertionError("more than " + mostPages + " pages");
    }

    @Test
    void the_runs_of_all_workflows_are_merged_newest_first_and_each_is_there_once() {
        List<String> runs = all("/runs", Map.of("limit", 100), 13);

        assertThat(runs).hasSize(RUNS).doesNotHaveDuplicates();
        // Two of them start at the same instant: the greater name is the newer.
        assertThat(runs.getFirst()).isEqualTo("run-1199");
        assertThat(runs).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void pages_of_any_size_make_the_same_list() {
        Map<String, Object> window = Map.of(
                "from",
                START.plusSeconds(100).toString(),
                "until",
                START.plusSeconds(160).toString());
        List<String> whole = all("/runs", with(window, "limit", 100), 1);

        assertThat(whole).hasSize(60);
        for (int limit : new int[] {1, 7, 59, 60}) {
            assertThat(all("/runs", with(window, "limit", limit), 61)).isEqualTo(whole);
        }
    }

    private static Map<String, Object> with(Map<String, Object> filter, String name, Object value) {
        Map<String, Object> more = new java.util.LinkedHashMap<>(filter);
        more.put(name, value);
        return more;
    }

    @Test
    void the_runs_of_one_workflow_are_listed_with_what_a_person_needs() {
        given().queryParam("limit", 3)
                .get("/workflows/loop/runs")
                .then()
                .statusCode(200)
                .body("runs", hasSize(3))
                .body("runs.workflow", everyItem(equalTo("loop")))
                .body("runs[0].run", equalTo("run-1197"))
                .body("runs[0].status", equalTo("SUCCEEDED"))
                .body("runs[0].title", equalTo("{\"text\":\"hay\"}"))
                .body("runs[0].execution", equalTo(0));
    }

    @Test
    void runs_are_selected_by_status_title_workflow_and_time() {
        assertThat(all("/runs", Map.of("status", "FAILED", "limit", 100), 4)).containsExactly("run-0800", "run-0000");
        assertThat(all("/runs", Map.of("title", "nEEDLe"), 4)).containsExactly("run-1199", "run-0599");
        assertThat(all("/runs", Map.of("workflow", "loop", "limit", 100), 9)).hasSize(RUNS / 3);
        assertThat(all("/runs", Map.of("until", "2026-10-01T02:00:04+02:00"), 1))
                .containsExactly("run-0003", "run-0002", "run-0001", "run-0000");
        given().queryParam("status", "FAILED", "CANCELLED")
                .get("/workflows/loop/runs")
                .then()
                .body("runs.run", containsInAnyOrder("run-0000"))
                .body("runs[0].error.code", equalTo("BROKEN"));
    }

    @Test
    void a_page_looks_at_so_many_runs_and_no_more() {
        JsonPath page = page(given().queryParam("title", "nothing has this"), "/runs");

        assertThat(page.getList("runs")).isEmpty();
        assertThat(page.getString("next")).isNotEmpty();
        given().queryParam("title", "nothing has this")
                .get("/runs")
                .then()
                .time(lessThan(Duration.ofSeconds(5).toMillis()));
    }

    @Test
    void a_query_that_is_none_is_refused_with_all_that_is_wrong() {
        problem(
                        given().queryParam("status", "DONE")
                                .queryParam("from", "yesterday")
                                .queryParam("until", "2026-13-01T00:00:00Z")
                                .queryParam("limit", "1000")
                                .queryParam("cursor", "!")
                                .get("/runs")
                                .then(),
                        400,
                        "BAD_REQUEST")
                .body("problems", hasSize(5));
        for (String limit : new String[] {"0", "101", "-1", "1.5", "ten"}) {
            problem(
                            given().queryParam("limit", limit)
                                    .get("/workflows/loop/runs")
                                    .then(),
                            400,
                            "BAD_REQUEST")
                    .body("problems[0]", containsString("limit"));
        }
        problem(given().queryParam("workflow", "nothing").get("/runs").then(), 404, "NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource({
        "/runs, status",
        "/runs, from",
        "/runs, until",
        "/runs, limit",
        "/runs, cursor",
        "/runs, workflow",
        "/approvals, limit",
        "/approvals, cursor",
        "/approvals, workflow",
        "/summary, window",
        "/summary, workflow",
        "/workflows/sequential/runs/none/events, follow"
    })
    void a_parameter_that_is_given_has_a_value(String path, String name) {
        problem(given().queryParam(name, "").get(path).then(), 400, "BAD_REQUEST")
                .body("problems[0]", containsString(name + " is empty"));
    }

    @Test
    void every_title_contains_an_empty_text() {
        given().queryParam("title", "").get("/runs").then().statusCode(200);
    }
}
