package dev.superstep.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** README.md's table of departures and the tests of the departures are one list. */
class DeparturesTest {
    @Test
    void every_departure_has_a_line_and_a_test() throws IOException {
        List<String> tests = new ClassFileImporter()
                .importPackages("dev.superstep.workflows").stream()
                        .flatMap(type -> type.getMethods().stream())
                        .map(JavaMethod::getName)
                        .filter(name -> name.startsWith("mended_"))
                        .toList();
        List<String> lines = Pattern.compile("`(mended_\\w+)` \\|")
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();

        assertThat(lines).containsExactlyInAnyOrderElementsOf(tests).isNotEmpty();
    }
}
