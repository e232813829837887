package dev.superstep.api.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page of a run whose server dies and comes back. */
@QuarkusIntegrationTest
@TestProfile(ConsoleProfile.class)
class RestartConsoleIT {
    @RegisterExtension
    static final ConsoleBrowser BROWSER = new ConsoleBrowser();

    private static final double A_WHILE = 60_000;

    DevServicesContext services;

    /** One whose processing always fails, so that a run waits between its supersteps. */
    private OwnApplication application() {
        Map<String, String> settings = new HashMap<>(services.devServicesProperties());
        settings.put("superstep.table", "restarted");
        settings.put("superstep.table.create", "true");
        settings.put("superstep.recovery.failure-rate", "1.0");
        return new OwnApplication(settings);
    }

    @Test
    void the_page_goes_on_where_it_was_and_neither_loses_nor_doubles_anything()
            throws IOException, InterruptedException {
        try (OwnApplication application = application()) {
            application.start();
            String path = "/workflows/recovery/runs/" + run(application);
            BROWSER.letConnectionsBreak();
            Page page = BROWSER.open("");
            page.navigate(application.address() + "/console/#" + path);
            Locator rows = page.locator(".timeline-row");
            assertThat(rows.nth(2)).isVisible(soon());

            application.kill();
            assertThat(page.getByText("not connected")).isVisible(soon());
            int before = rows.count();
            application.start();

            assertThat(page.locator(".page-head .status"))
                    .hasText("Succeeded", new LocatorAssertions.HasTextOptions().setTimeout(A_WHILE));
            JsonPath report =
                    given().get(application.address() + path + "/report").jsonPath();
            assertThat(before).isLessThan(report.getInt("nodes_executed"));
            assertThat(rows).hasCount(report.getInt("nodes_executed"));
            assertThat(page.locator("#run-graph + span"))
                    .hasText("%1$d of %1$d tasks committed".formatted(report.getInt("nodes_executed")));
            assertThat(page.locator(".bar-failure").count()).isEqualTo(report.getInt("error_count"));
        }
    }

    private static LocatorAssertions.IsVisibleOptions soon() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(A_WHILE);
    }

    private static String run(OwnApplication application) {
        return given().contentType(ContentType.JSON)
                .body("{\"input_data\": \"job\", \"max_retries\": 3}")
                .post(application.address() + "/workflows/recovery/runs")
                .then()
                .statusCode(202)
                .extract()
                .path("run");
    }
}
