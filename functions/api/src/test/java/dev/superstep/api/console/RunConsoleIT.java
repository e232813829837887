package dev.superstep.api.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.superstep.api.console.StagedRuns.place;
import static dev.superstep.api.console.StagedRuns.rehearse;
import static dev.superstep.api.console.StagedRuns.rehearsed;
import static io.restassured.RestAssured.given;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.superstep.api.console.rehearsal.Cues;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The page of one run: live, and where it can be steered. */
@QuarkusTest
@TestProfile(StagedProfile.class)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RunConsoleIT extends RehearsedRuns {
    private static Page open(String run) {
        return BROWSER.open(place(run));
    }

    private static Locator node(Page page, String node) {
        return page.locator("[data-node=" + node + "]");
    }

    private static void is(Locator node, String state) {
        assertThat(node).hasClass(Pattern.compile("\\bis-" + state + "\\b"));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void hasStatus(Page page, String word) {
        assertThat(page.locator(".page-head .status")).hasText(word);
    }

    @Test
    void parallel_nodes_and_a_loop_light_up_as_they_run() {
        Cues.hold("strings");
        Cues.hold("winds");
        Page page = open(rehearse("Serenade", 2));

        hasStatus(page, "Running");
        is(node(page, "tune"), "done");
        is(node(page, "strings"), "running");
        is(node(page, "winds"), "running");

        Cues.go("winds");
        is(node(page, "winds"), "done");
        is(node(page, "strings"), "running");

        Cues.go("strings");
        is(node(page, "listen"), "done");
        assertThat(node(page, "strings").locator(".graph-count")).hasText("×2");
        is(node(page, "strings"), "running");

        Cues.go("winds");
        Cues.go("strings");
        hasStatus(page, "Succeeded");
        for (String each : new String[] {"tune", "strings", "winds", "listen"}) {
            is(node(page, each), "done");
            assertThat(node(page, each).locator(".graph-count")).hasText("×2");
        }
        assertThat(page.locator(".timeline-row")).hasCount(8);
    }

    @Test
    void a_superstep_shows_who_wrote_what_why_it_went_on_and_what_it_changed() {
        Page page = open(rehearsed("Serenade", 2));

        page.getByLabel("superstep 3, listen").first().click();

        Locator step = page.locator("sp-step");
        assertThat(step).containsText("Led to tune");
        step.getByText("because its router saw 2 values").click();
        assertThat(step.locator(".task details")).containsText("played");
        assertThat(step.locator(".changes")).containsText("latest");
        assertThat(step.locator(".changes")).containsText("Serenade");
    }

    @Test
    void a_run_is_cancelled_and_the_page_says_what_came_of_it() {
        Cues.hold("strings");
        Page page = open(rehearse("Requiem", 1));
        is(node(page, "strings"), "running");

        button(page, "Cancel").click();
        assertThat(page.locator("dialog")).containsText("What has committed stays");
        page.getByLabel("Why").fill("wrong piece");
        button(page, "Cancel the run").click();

        hasStatus(page, "Cancelled");
        assertThat(page.locator("sp-run-actions .notice-good")).isVisible();
        is(node(page, "strings"), "cancelled");
        is(node(page, "listen"), "skipped");
    }

    @Test
    void a_failed_run_opens_on_its_error_and_goes_on_when_it_is_redriven() {
        Cues.failNext("listen");
        Page page = open(rehearsed("Bolero", 1));

        hasStatus(page, "Failed");
        Locator error = page.locator(".run-error");
        assertThat(error).containsText("listen failed");
        assertThat(error).containsText("STAGE_FRIGHT");
        assertThat(error).containsText("<script>document.title = 'taken over'</script>");
        error.getByText("Where it was thrown").click();
        assertThat(error).containsText("RehearsalWorkflow");
        is(node(page, "listen"), "failed");
        is(node(page, "listen"), "selected");

        button(page, "Redrive").click();
        assertThat(page.locator("dialog")).containsText("3 tasks have committed and will not run again");
        page.locator("dialog")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Redrive"))
                .click();

        hasStatus(page, "Succeeded");
        is(node(page, "listen"), "done");
        assertThat(page.locator(".run-error")).hasCount(0);
        assertThat(page).hasTitle(Pattern.compile("Superstep$"));
    }

    @Test
    void a_fork_with_an_edited_value_is_compared_with_its_parent() {
        String run = rehearsed("Nocturne", 2);
        Page page = open(run);
        assertThat(page.locator(".timeline-row")).hasCount(8);

        button(page, "Fork").click();
        page.getByLabel("First superstep to run").fill("4");
        page.getByLabel("First superstep to run").press("Tab");
        button(page, "Edit piece").click();
        Locator editor = page.locator("#fork-piece");
        assertThat(editor).hasValue("\"Nocturne\"");
        editor.fill("\"Berceuse");
        assertThat(page.locator("#fork-piece-wrong")).containsText("no JSON");
        assertThat(button(page, "Fork with 1 changed value")).isDisabled();
        editor.fill("\"Berceuse\"");
        button(page, "Fork with 1 changed value").click();
        page.getByText("See both side by side").click();

        assertThat(page.locator(".compare-runs")).containsText("They differ from the beginning, in 1 value.");
        assertThat(page.locator("#compare-beginning").locator("xpath=../..")).containsText("Berceuse");
        assertThat(page.locator(".pair.is-parting")).containsText("Superstep 4");
        assertThat(page.locator(".pair.is-parting")).containsText("Berceuse");
    }

    @Test
    void a_refusal_is_said_in_plain_words() {
        String run = rehearsed("Gigue", 1);
        Page page = open(run);

        button(page, "Fork").click();
        page.getByLabel("Name of the new run").fill(run);
        button(page, "Fork as it was").click();

        assertThat(page.locator("dialog .notice-bad")).containsText("Another run has that name.");
    }

    @Test
    void a_run_that_is_erased_is_gone() {
        String run = rehearsed("Elegy", 1);
        Page page = open(run);

        button(page, "Erase").click();
        assertThat(page.locator("dialog")).containsText("gone for good");
        button(page, "Erase for good").click();

        assertThat(page).hasURL(Pattern.compile("#/runs$"));
        given().get("/workflows/rehearsal/runs/" + run).then().statusCode(404);
    }

    @Test
    void what_a_run_holds_is_text_to_the_page_however_long() {
        String markup =
                "<script>document.title='taken over'</script><img src=x onerror=\"document.title='taken over'\">";
        Cues.failNext("tune");
        String failed = rehearsed(markup, 1);
        String run = rehearsed(markup + "word ".repeat(200_000), 1);

        for (String each : new String[] {failed, run}) {
            Page page = open(each);
            assertThat(page.locator(".timeline-row").first()).isVisible();
            assertThat(page.locator("main script, main img")).hasCount(0);
            assertThat(page).hasTitle(Pattern.compile("Superstep$"));
        }
        Page page = open(run);
        page.locator("sp-step").getByText("Load the value").first().click();
        assertThat(page.locator("sp-step sp-json")
                        .getByText("<script>document.title")
                        .first())
                .isVisible();
        page.locator("sp-step").getByText("Show all 1.0 MB").first().click();
        assertThat(page).hasTitle(Pattern.compile("Superstep$"));
    }

    @Test
    void an_approval_is_answered_in_place() {
        String run = Runs.waiting("reset the cluster");
        Page page = BROWSER.open(place("routing", run));
        is(node(page, "approval_check"), "waiting");

        page.getByLabel("Your name").fill("Ann");
        page.getByLabel("Comment").fill("not today");
        button(page, "Deny").click();

        hasStatus(page, "Succeeded");
        assertThat(page.getByText("Denied by Ann")).isVisible();
        is(node(page, "approval_check"), "done");
    }

    @Test
    void a_run_that_is_not_there_says_so() {
        Page page = open("nobody");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("has no run");
    }
}
