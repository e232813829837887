package dev.superstep.api.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.superstep.api.console.StagedRuns.place;
import static dev.superstep.api.console.StagedRuns.rehearse;
import static dev.superstep.api.console.StagedRuns.rehearsed;
import static io.restassured.RestAssured.given;

import com.microsoft.playwright.Page;
import dev.superstep.api.console.rehearsal.Cues;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of one run, of two, and of how runs go, in every look. */
@QuarkusTest
@TestProfile(StagedProfile.class)
class RunLookConsoleIT extends RehearsedRuns {
    static Stream<Look> looks() {
        return Look.ALL.stream();
    }

    private static Page open(String place, Look look) {
        return BROWSER.open(place, look.colours(), look.width());
    }

    @ParameterizedTest
    @MethodSource("looks")
    void a_run_that_goes_on(Look look) {
        Cues.hold("strings");
        Page page = open(place(rehearse("Serenade", 2)), look);
        assertThat(page.locator("[data-node=strings].is-running")).isVisible();
        assertThat(page.locator("[data-node=winds].is-done")).isVisible();

        look.check(page, "run-running");
    }

    @ParameterizedTest
    @MethodSource("looks")
    void a_run_that_failed_and_the_question_before_it_goes_on(Look look) {
        Cues.failNext("listen");
        Page page = open(place(rehearsed("Bolero", 1)), look);
        page.locator(".run-error").getByText("Where it was thrown").click();
        look.check(page, "run-failed");

        page.getByText("Redrive").click();
        assertThat(page.locator("dialog")).isVisible();
        look.check(page, "run-redrive");
    }

    @ParameterizedTest
    @MethodSource("looks")
    void a_run_that_waits_for_a_person(Look look) {
        Page page = open(place("routing", Runs.waiting("reset the cluster")), look);
        assertThat(page.locator("sp-approval")).isVisible();

        look.check(page, "run-waiting");
    }

    @ParameterizedTest
    @MethodSource("looks")
    void a_run_with_sends(Look look) {
        String run = Runs.finish("news", "{\"sources\": [\"ai-wire\", \"lab-notes\", \"market-watch\"]}");
        Page page = open(place("news", run), look);
        assertThat(page.locator("[data-node=fetch_source] .graph-count")).hasText("×3");
        page.locator("[data-node=fetch_source]").click();
        assertThat(page.locator(".task")).hasCount(3);

        look.check(page, "run-sends");
    }

    @ParameterizedTest
    @MethodSource("looks")
    void a_fork_and_its_parent(Look look) {
        String run = rehearsed("Nocturne", 2);
        String fork = given().contentType(ContentType.JSON)
                .queryParam("wait", "30s")
                .body("{\"superstep\": 4, \"edits\": {\"piece\": \"Berceuse\", \"rounds\": 3}}")
                .post("/workflows/rehearsal/runs/" + run + "/fork")
                .then()
                .extract()
                .path("run");
        Page page = open("#/compare?workflow=rehearsal&a=" + run + "&b=" + fork, look);
        assertThat(page.locator(".pair.is-parting")).isVisible();
        look.check(page, "compare");

        Page form = open(place(run), look);
        form.getByText("Fork", new Page.GetByTextOptions().setExact(true)).click();
        form.getByText("Edit piece").click();
        assertThat(form.locator("#fork-piece")).isVisible();
        look.check(form, "run-fork");
    }

    @ParameterizedTest
    @MethodSource("looks")
    void how_runs_go(Look look) {
        Page page = open("#/monitoring?window=15m", look);
        assertThat(page.locator(".uplot canvas").first()).isVisible();

        look.check(page, "monitoring");
    }

    @Test
    void monitoring_says_how_many_runs_there_are_which_nodes_are_slow_and_what_failed() {
        Cues.failNext("winds");
        rehearsed("Bolero", 1);
        rehearsed("Serenade", 2);
        Page page = BROWSER.open("#/monitoring?window=1h&workflow=rehearsal");

        assertThat(page.locator(".tile").first()).isVisible();
        assertThat(page.locator(".nodes tbody tr")).hasCount(4);
        assertThat(page.locator(".failure-kinds")).containsText("STAGE_FRIGHT");
        page.getByText("the newest").first().click();
        assertThat(page.locator(".run-error")).containsText("STAGE_FRIGHT");
    }
}
