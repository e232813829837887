package dev.superstep.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What no file of the repository may hold, because it is true on one machine only or is never looked at again. */
class RepositoryTest {
    static Stream<Arguments> marks() {
        return Stream.of(
                Arguments.of("a path of one machine", Pattern.compile("(?<![\\w.}])/(home|Users|root|work|tmp)/")),
                Arguments.of(
                        "the host of a package registry",
                        Pattern.compile(
                                "//[\\w.-]*\\b(repo1?|registry|pypi|artifactory|nexus|mirrors?)\\b[\\w.-]*\\.\\w")),
                Arguments.of(
                        "a TODO without its issue", Pattern.compile("(//|#|\\*|--)\\s*(TODO|FIXME|XXX)\\b(?! #\\d)")),
                Arguments.of("a mark of an unfinished merge", Pattern.compile("^(<{7}|>{7}) ")));
    }

    @ParameterizedTest
    @MethodSource("marks")
    void no_file_has(String what, Pattern pattern) throws IOException {
        List<String> found = new ArrayList<>();
        for (String file : Pages.tracked()) {
            int number = 0;
            for (String line : lines(Pages.ROOT.resolve(file))) {
                number++;
                if (pattern.matcher(line).find()) {
                    found.add(file + ":" + number + ": " + line.strip());
                }
            }
        }
        assertThat(found).as(what).isEmpty();
    }

    @Test
    void every_module_is_in_the_readme() {
        Pattern module = Pattern.compile("<module>(?<path>.*)</module>");

        assertThat(module.matcher(Pages.read("pom.xml")).results().map(found -> found.group("path")))
                .isNotEmpty()
                .allSatisfy(path -> assertThat(Pages.read("README.md")).contains("](" + path));
    }

    /** The lines of a text; nothing of a file that is none. */
    private static List<String> lines(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.toList();
        } catch (java.io.UncheckedIOException e) {
            if (e.getCause() instanceof MalformedInputException) {
                return List.of();
            }
            throw e;
        }
    }
}
