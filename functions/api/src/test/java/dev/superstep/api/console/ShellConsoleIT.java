package dev.superstep.api.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is around every page. */
@QuarkusIntegrationTest
@TestProfile(ConsoleProfile.class)
class ShellConsoleIT {
    @RegisterExtension
    static final ConsoleBrowser BROWSER = new ConsoleBrowser();

    @Test
    void the_root_leads_to_the_console_and_its_files_may_load_nothing_from_outside() {
        given().redirects().follow(false).get("/").then().statusCode(302).header("location", equalTo("/console/"));
        for (String file : new String[] {"", "index.html", "console.js", "console.css", "config.json"}) {
            given().get("/console/" + file)
                    .then()
                    .statusCode(200)
                    .header("cache-control", equalTo("no-cache"))
                    .header("x-content-type-options", equalTo("nosniff"))
                    .header("content-security-policy", containsString("default-src 'none'; script-src 'self';"))
                    .header("content-security-policy", not(containsString("unsafe")));
        }
    }

    @Test
    void every_page_can_be_reached_by_its_link_and_has_a_heading_and_a_title() {
        Page page = BROWSER.open("");

        for (String name : new String[] {"Workflows", "Inbox", "Monitoring", "Runs"}) {
            Locator link = page.locator("nav[aria-label=Main] a").filter(new Locator.FilterOptions().setHasText(name));
            link.click();
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .hasCount(1);
            assertThat(link).hasAttribute("aria-current", "page");
            assertThat(page.locator("main")).isFocused();
        }
        assertThat(page).hasTitle("Runs · Superstep");
    }

    @Test
    void what_is_no_place_says_so() {
        Page page = BROWSER.open("#/nowhere");

        assertThat(page.getByText("Nothing is here")).isVisible();
    }

    @Test
    void a_page_that_could_not_be_loaded_comes_by_itself_once_it_can() {
        BROWSER.letConnectionsBreak();
        BrowserContext window = BROWSER.window();
        window.route("**/workflows", Route::abort);
        Page page = window.newPage();
        page.navigate("/console/#/workflows");
        assertThat(page.getByText("The API cannot be reached").first()).isVisible();

        window.unroute("**/workflows");

        assertThat(page.locator(".workflow-card")).hasCount(7);
        assertThat(page.getByText("The API cannot be reached")).hasCount(0);
    }

    @Test
    void the_colours_that_somebody_chose_stay() {
        Page page = BROWSER.open("");

        page.getByLabel("Switch to dark colours").click();
        page.reload();

        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        assertThat(page.getByLabel("Switch to light colours")).isVisible();
    }
}
