package dev.superstep.api.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The form that starts a run. */
@QuarkusIntegrationTest
@TestProfile(ConsoleProfile.class)
class StartConsoleIT {
    @RegisterExtension
    static final ConsoleBrowser BROWSER = new ConsoleBrowser();

    private static Locator start(Page page) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Start the run"));
    }

    /** The run at whose page the browser is. */
    private static String run(Page page, String workflow) {
        Pattern place = Pattern.compile(".*#/workflows/" + workflow + "/runs/(?<run>[^/?]+)$");
        assertThat(page).hasURL(place);
        var found = place.matcher(page.url());
        assertThat(found.matches()).isTrue();
        return found.group("run");
    }

    @ParameterizedTest
    @ValueSource(strings = {"blog", "loop", "news", "parallel", "recovery", "routing", "sequential"})
    void a_run_of_each_workflow_is_started_with_its_sample(String workflow) {
        Page page = BROWSER.open("#/workflows");

        page.getByLabel("Start a run of " + workflow).click();
        start(page).click();

        assertThat(Runs.status(workflow, run(page, workflow))).isNotEqualTo("FAILED");
    }

    @Test
    void what_the_api_refuses_is_said_at_the_field_which_gets_the_focus() {
        Page page = BROWSER.open("#/workflows/recovery/start");

        page.getByLabel("max_retries").fill("many");
        start(page).click();

        Locator field = page.getByLabel("max_retries");
        assertThat(field).isFocused();
        assertThat(field).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("#field-max_retries-wrong"))
                .hasText("\"max_retries\" must be a whole number; a string was found");

        field.fill("1");
        start(page).click();

        run(page, "recovery");
    }

    @Test
    void an_optional_field_that_is_empty_is_left_out_and_a_list_grows_and_shrinks() {
        Page page = BROWSER.open("#/workflows/blog/start");

        page.getByText("Add to sources").click();
        page.getByLabel("sources 1").first().fill("ai-wire");
        page.getByText("Add to sources").click();
        page.getByText("Edit as JSON").click();

        assertThat(page.getByLabel("Input as JSON"))
                .hasValue(Pattern.compile(".*\"sources\": \\[\\s+\"ai-wire\",\\s+\"\".*", Pattern.DOTALL));

        page.getByText("Edit as a form").click();
        page.getByLabel("Remove sources 2").click();
        page.getByLabel("Remove sources 1").click();
        page.getByText("Edit as JSON").click();

        assertThat(page.getByLabel("Input as JSON")).not().hasValue(Pattern.compile(".*sources.*", Pattern.DOTALL));
    }

    @Test
    void what_is_sent_twice_is_one_run() {
        Page page = BROWSER.open("#/workflows/sequential/start");
        page.getByLabel("input_data").fill("once only");

        start(page).click();
        String first = run(page, "sequential");
        page.goBack();
        page.getByLabel("input_data").fill("once only");
        start(page).dblclick();

        assertThat(run(page, "sequential")).isNotEqualTo(first);
        page.navigate("/console/#/runs?title=once%20only");
        assertThat(page.locator(".runs tbody tr")).hasCount(2);
    }

    @Test
    void a_megabyte_with_markup_in_it_is_taken_and_stays_text() {
        String text = "<script>document.title='owned'</script><img src=x onerror=alert(1)>" + "x".repeat(1 << 20);
        Page page = BROWSER.open("#/workflows/sequential/start");

        page.getByLabel("input_data").fill(text);
        start(page).click();
        String run = run(page, "sequential");
        page.navigate("/console/#/runs");

        Locator link = page.locator("a[href$='" + run + "']");
        assertThat(link).containsText("<script>document.title='owned'</script>");
        assertThat(page).hasTitle("Runs · Superstep");
        assertThat(page.locator("main script, main img")).hasCount(0);
    }
}
