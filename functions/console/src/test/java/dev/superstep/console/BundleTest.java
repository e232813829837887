package dev.superstep.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleTest {
    private static final String FOLDER = "/META-INF/resources/console/";
    private static final int MOST_BYTES = 500_000;

    private static byte[] file(String name) {
        try (InputStream file = Objects.requireNonNull(BundleTest.class.getResourceAsStream(FOLDER + name), name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int compressed(String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.size();
    }

    @Test
    void all_that_a_browser_loads_is_small() {
        int all = Stream.of("index.html", "console.js", "console.css", "icon.svg", "config.json")
                .mapToInt(BundleTest::compressed)
                .sum();

        assertThat(all).isLessThan(MOST_BYTES);
    }

    @Test
    void the_page_names_nothing_but_its_own_files() {
        String page = new String(file("index.html"), StandardCharsets.UTF_8);
        Matcher links = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page);

        assertThat(links.results().map(link -> link.group(1)))
                .containsExactlyInAnyOrder("icon.svg", "console.css", "console.js");
        assertThat(page).doesNotContain("<script>", "<style>", "style=");
    }

    /** What would put a value into the page as markup, or run it. */
    @ParameterizedTest
    @ValueSource(
            strings = {"unsafeHTML", "unsafeSVG", "insertAdjacentHTML", "outerHTML", "document.write", "new Function"})
    void no_source_can_make_markup_of_a_value(String way) throws IOException {
        Path sources = Path.of("src/main/web");
        try (Stream<Path> files = Files.walk(sources)) {
            assertThat(files.filter(file -> file.toString().endsWith(".js")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain(way, "innerHTML", "eval("));
        }
    }
}
