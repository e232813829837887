package dev.superstep.api.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What waits for a person, and what becomes of it. */
@QuarkusIntegrationTest
@TestProfile(ConsoleProfile.class)
class InboxConsoleIT {
    @RegisterExtension
    static final ConsoleBrowser BROWSER = new ConsoleBrowser();

    /** The card of the question that this run asks. */
    private static Locator card(Page page, String run) {
        return page.locator("sp-approval")
                .filter(new Locator.FilterOptions().setHas(page.locator("a[href$='" + run + "']")));
    }

    private static Locator button(Locator card, String name) {
        return card.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    @Test
    void an_approval_is_given_with_a_comment_and_the_run_goes_on() {
        String run = Runs.waiting("reset the cluster");
        Page page = BROWSER.open("#/inbox");
        Locator card = card(page, run);

        card.getByLabel("Your name").fill("Ann");
        card.getByLabel("Comment").fill("the cluster is <b>empty</b>");
        button(card, "Approve").click();

        assertThat(card).containsText("Approved by Ann");
        assertThat(card).containsText("“the cluster is <b>empty</b>”");
        assertThat(card).containsText("Succeeded");
        assertThat(Runs.status("routing", run)).isEqualTo("SUCCEEDED");
    }

    @Test
    void a_denial_says_so_and_the_name_is_remembered() {
        String first = Runs.waiting("drop the tables");
        String second = Runs.waiting("drop the views");
        Page page = BROWSER.open("#/inbox");

        card(page, first).getByLabel("Your name").fill("Bob");
        button(card(page, first), "Deny").click();
        assertThat(card(page, first)).containsText("Denied by Bob");

        page.reload();
        assertThat(card(page, second).getByLabel("Your name")).hasValue("Bob");
        assertThat(card(page, first)).hasCount(0);
    }

    @Test
    void who_comes_late_is_told_who_was_faster() {
        String run = Runs.waiting("rotate the keys");
        Page page = BROWSER.open("#/inbox");
        Locator card = card(page, run);
        card.getByLabel("Your name").fill("Ann");

        Runs.decide(run, "DENY");
        button(card, "Approve").click();

        assertThat(card).containsText("The request conflicts with what is there");
        assertThat(card).containsText("Denied by Bob");
        assertThat(button(card, "Approve")).hasCount(0);
    }

    @Test
    void a_question_that_is_asked_while_somebody_looks_appears() {
        Page page = BROWSER.open("#/inbox");

        String run = Runs.waiting("open the gates");

        assertThat(card(page, run)).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(10_000));
        page.reload();
        assertThat(page.locator(".top .badge")).isVisible();
    }
}
