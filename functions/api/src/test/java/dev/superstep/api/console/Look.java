package dev.superstep.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * How a page looks: in light and dark, wide and narrow.
 *
 * @param colours light or dark
 * @param width of the window, in pixels
 */
record Look(ColorScheme colours, int width) {
    /** All that a page must be good in. */
    static final List<Look> ALL = List.of(
            new Look(ColorScheme.LIGHT, ConsoleBrowser.WIDE),
            new Look(ColorScheme.DARK, ConsoleBrowser.WIDE),
            new Look(ColorScheme.LIGHT, ConsoleBrowser.NARROW),
            new Look(ColorScheme.DARK, ConsoleBrowser.NARROW));

    private static final Path PICTURES = Path.of("target/screenshots");
    private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
    private static final String BARRIERS = """
            () => axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']})
              .then(found => found.violations.flatMap(one => one.nodes.map(node => one.id + ': ' + node.html + ' ' + node.failureSummary)))""";

    /** Asserts that axe finds no barrier in the page, and that it is not wider than its window; and keeps a picture of it. */
    void check(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + "-" + this + ".png")));
        page.evaluate(axe());
        assertThat((List<?>) page.evaluate(BARRIERS)).as("barriers").isEmpty();
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .as("width")
                .isLessThanOrEqualTo(width);
    }

    @Override
    public String toString() {
        return width + "-" + colours.name().toLowerCase(Locale.ROOT);
    }

    private static String axe() {
        try (InputStream source = Objects.requireNonNull(Look.class.getResourceAsStream(AXE))) {
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
