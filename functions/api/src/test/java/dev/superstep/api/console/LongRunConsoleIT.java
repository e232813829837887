package dev.superstep.api.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.superstep.api.console.StagedRuns.place;
import static dev.superstep.api.console.StagedRuns.rehearse;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page of a run of a thousand supersteps. */
@QuarkusTest
@TestProfile(StagedProfile.class)
class LongRunConsoleIT {
    @RegisterExtension
    static final ConsoleBrowser BROWSER = new ConsoleBrowser();

    /** Three supersteps a round. */
    private static final int ROUNDS = 334;

    private static final int TIMES = 5;
    private static final int POLL_MS = 500;
    private static final double PATIENCE = 30_000;
    private static final Path FIGURES = Path.of("target/console-paint.txt");

    /** When the browser first painted something, and when its first superstep, as the element itself says. */
    private static final String PAINTS = """
            () => new Promise(resolve => new PerformanceObserver(seen => resolve({
              page: performance.getEntriesByName('first-contentful-paint')[0].startTime,
              superstep: seen.getEntries()[0].renderTime || seen.getEntries()[0].startTime,
            })).observe({type: 'element', buffered: true}))""";

    @Test
    void it_is_painted_within_a_second_and_draws_only_the_rows_that_can_be_seen()
            throws IOException, InterruptedException {
        String run = rehearse("Vexations", ROUNDS);
        while (!Runs.status("rehearsal", run).equals("SUCCEEDED")) {
            Thread.sleep(POLL_MS);
        }

        List<Map<String, Object>> paints =
                IntStream.range(0, TIMES).mapToObj(time -> paints(place(run))).toList();

        double page = median(paints, "page");
        double superstep = median(paints, "superstep");
        Files.writeString(
                FIGURES,
                "%d supersteps: first paint after %.0f ms, a superstep after %.0f ms (median of %d)%n"
                        .formatted(3 * ROUNDS, page, superstep, TIMES));
        assertThat(page).as("first paint, ms").isLessThan(1_000);
    }

    private static Map<String, Object> paints(String place) {
        Page page = BROWSER.open(place);
        assertThat(page.locator(".page-head .status"))
                .hasText("Succeeded", new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE));
        assertThat(page.locator("[data-node=listen] .graph-count")).hasText("×" + ROUNDS);
        assertThat(page.locator(".timeline-row").count()).isLessThan(60);
        @SuppressWarnings("unchecked")
        Map<String, Object> paints = (Map<String, Object>) page.evaluate(PAINTS);
        page.close();
        return paints;
    }

    private static double median(List<Map<String, Object>> paints, String what) {
        return paints.stream()
                .mapToDouble(one -> ((Number) one.get(what)).doubleValue())
                .sorted()
                .skip(TIMES / 2)
                .findFirst()
                .orElseThrow();
    }
}
