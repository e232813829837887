package dev.superstep.api.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page in every look: no barriers, nothing cut off, and a picture in {@code target/screenshots}. */
@QuarkusIntegrationTest
@TestProfile(ConsoleProfile.class)
class LookConsoleIT {
    @RegisterExtension
    static final ConsoleBrowser BROWSER = new ConsoleBrowser();

    private static boolean written;

    /** By name where it is, and what is there once it has been drawn. */
    private static final Map<String, String[]> PAGES = Map.of(
            "runs", new String[] {"#/runs", ".runs tbody tr"},
            "runs-none", new String[] {"#/runs?title=no+such+run", ".empty"},
            "workflows", new String[] {"#/workflows", ".graph-node"},
            "workflow", new String[] {"#/workflows/routing", ".graph-node"},
            "workflow-news", new String[] {"#/workflows/news", ".graph-node"},
            "state-machine", new String[] {"#/workflows/loop?tab=machine", "pre.code"},
            "cost", new String[] {"#/workflows/news?tab=cost", ".cost tbody tr"},
            "start", new String[] {"#/workflows/loop/start", ".field"},
            "inbox", new String[] {"#/inbox", ".approval"});

    @BeforeEach
    void write() {
        if (written) {
            return;
        }
        written = true;
        Runs.finish("sequential", "{\"input_data\": \"This is sample data for processing\"}");
        Runs.finish("loop", "{\"initial_query\": \"artificial intelligence\", \"max_iterations\": 3}");
        Runs.finish("loop", "{\"initial_query\": \"state graphs\", \"target_quality\": 7}");
        Runs.finish("parallel", "{\"input_text\": \"This is a great example of parallel processing in action\"}");
        Runs.waiting("reset the cluster");
        Runs.waiting("rotate the keys of the archive, and tell everybody who has used one of them since May");
    }

    static Stream<Arguments> pages() {
        return PAGES.keySet().stream()
                .sorted()
                .flatMap(name -> Look.ALL.stream().map(look -> Arguments.of(name, look)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_has_no_barrier_and_fits(String name, Look look) {
        String[] place = PAGES.get(name);
        Page page = BROWSER.open(place[0], look.colours(), look.width());
        assertThat(page.locator(place[1]).first()).isVisible();

        look.check(page, name);
    }

    @Test
    void a_form_that_was_refused_and_a_decision_have_no_barrier() {
        for (Look look : Look.ALL) {
            Page form = BROWSER.open("#/workflows/recovery/start", look.colours(), look.width());
            form.getByLabel("max_retries").fill("many");
            form.getByText("Start the run").click();
            assertThat(form.locator(".wrong")).isVisible();
            look.check(form, "start-refused");

            Runs.waiting("erase " + look);
            Page inbox = BROWSER.open("#/inbox", look.colours(), look.width());
            inbox.locator("sp-approval").first().getByLabel("Your name").fill("Ann");
            inbox.locator("sp-approval").first().getByText("Deny").click();
            assertThat(inbox.getByText("Denied by Ann").first()).isVisible();
            look.check(inbox, "inbox-decided");
        }
    }

    @Test
    void everything_can_be_done_by_the_keyboard() {
        Page page = BROWSER.open("#/workflows/routing");
        assertThat(page.locator(".graph-node").first()).isVisible();

        page.keyboard().press("Tab");
        assertThat(page.getByText("Skip to content")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).isFocused();
        page.locator("[data-node=approval_check]").focus();
        page.keyboard().press("Enter");

        assertThat(page.locator("[data-node=approval_check]")).hasAttribute("aria-pressed", "true");
        assertThat(page.getByText("Waits for a person")).isVisible();
    }
}
