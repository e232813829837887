package dev.superstep.api.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The list of runs, with ten thousand of them that ended long ago. */
@QuarkusIntegrationTest
@TestProfile(ConsoleProfile.class)
class RunsConsoleIT {
    @RegisterExtension
    static final ConsoleBrowser BROWSER = new ConsoleBrowser();

    private static final int MANY = 10_000;
    private static final int PAGE = 50;
    private static boolean written;

    DevServicesContext services;

    @BeforeEach
    void write() {
        if (!written) {
            written = true;
            OldRuns.write(services.devServicesProperties(), MANY);
        }
    }

    private static Locator rows(Page page) {
        return page.locator(".runs tbody tr");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void ten_thousand_runs_are_turned_through_page_by_page_and_back() {
        Page page = BROWSER.open("#/runs?workflow=parallel&until=2026-11-02T00:00");
        assertThat(rows(page)).hasCount(PAGE);
        assertThat(rows(page).first()).containsText("text number 9999");

        Instant began = Instant.now();
        button(page, "Older").click();
        assertThat(rows(page).first()).containsText("text number 9949");
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(2));
        button(page, "Older").click();
        assertThat(rows(page).first()).containsText("text number 9899");

        button(page, "Newer").click();
        assertThat(rows(page).first()).containsText("text number 9949");
        button(page, "Newest").click();
        assertThat(rows(page).first()).containsText("text number 9999");
    }

    @Test
    void a_needle_is_found_among_ten_thousand_and_the_link_to_what_was_found_shows_it_to_others() {
        Page page = BROWSER.open("#/runs?workflow=parallel&until=2026-11-02T00:00");

        page.getByLabel("Title has").fill("NEEDLE");

        assertThat(rows(page)).hasCount(1);
        assertThat(rows(page)).containsText("a needle");
        Page other = BROWSER.open(page.url().substring(page.url().indexOf('#')));
        assertThat(other.getByLabel("Title has")).hasValue("NEEDLE");
        assertThat(rows(other)).hasCount(1);
    }

    @Test
    void runs_are_filtered_by_status_and_by_time() {
        Page page = BROWSER.open("#/runs?workflow=parallel&until=2026-11-02T00:00");

        page.getByLabel("Status").selectOption("FAILED");
        assertThat(rows(page).first()).containsText("BROKEN: it broke");
        assertThat(rows(page).locator(".status-failed")).hasCount(10);

        page.getByLabel("Status").selectOption("CANCELLED");
        assertThat(page.getByText("No run is like that")).isVisible();

        page.getByText("Show all runs").click();
        page.getByLabel("Started", new Page.GetByLabelOptions().setExact(true)).selectOption("Last 15 minutes");
        assertThat(page.getByText("text number")).hasCount(0);
    }

    @Test
    void a_run_that_is_started_meanwhile_appears_and_ends_before_ones_eyes() {
        Page page = BROWSER.open("#/runs?workflow=routing");

        String run = Runs.waiting("watch this");
        Locator row = rows(page).filter(new Locator.FilterOptions().setHas(page.locator("a[href$='" + run + "']")));

        assertThat(row).containsText("Waiting");
        Runs.decide(run, "DENY");
        assertThat(row).containsText("Succeeded");
    }

    @Test
    void the_list_is_drawn_soon_with_ten_thousand_runs_behind_it() {
        Page page = BROWSER.open("#/runs");
        assertThat(rows(page)).hasCount(PAGE);

        @SuppressWarnings("unchecked")
        List<Number> paints =
                (List<Number>) page.evaluate("performance.getEntriesByType('paint').map(one => one.startTime)");

        assertThat(paints)
                .isNotEmpty()
                .allSatisfy(ms -> assertThat(ms.doubleValue()).isLessThan(1_000));
    }
}
