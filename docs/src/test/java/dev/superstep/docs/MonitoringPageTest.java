package dev.superstep.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/monitoring.md}: its table of departures names tests that exist, and all that there are. */
class MonitoringPageTest {
    private static final String PAGE = Pages.read("docs/monitoring.md");
    private static final Pattern DEPARTURE = Pattern.compile("void (mended_\\w+)\\(");

    @Test
    void every_test_that_the_page_names_exists() {
        NamedTests.assertExist(NamedTests.in(PAGE));
    }

    @Test
    void every_departure_has_a_line() {
        for (String test : List.of(
                "shared/monitoring/src/test/java/dev/superstep/monitoring/SeedMonitoringTest.java",
                "functions/api/src/test/java/dev/superstep/api/rest/ReportsTest.java")) {
            assertThat(DEPARTURE.matcher(Pages.read(test)).results().map((MatchResult found) -> found.group(1)))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(PAGE).contains("." + name + "`"));
        }
    }
}
