package dev.superstep.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MutantsTest {
    private static final Pattern NAMED = Pattern.compile("`(?<type>[A-Z]\\w+)\\.(?<method>[a-z]\\w+)`");

    @Test
    void every_test_that_the_page_names_exists() {
        Map<String, String> sources = new LinkedHashMap<>();
        Pages.tracked().stream()
                .filter(file -> file.startsWith("shared/") && file.contains("/src/test/") && file.endsWith(".java"))
                .forEach(file -> sources.put(Path.of(file).getFileName().toString(), file));

        assertThat(NAMED.matcher(Pages.read("docs/mutants.md")).results())
                .hasSizeGreaterThanOrEqualTo(30)
                .allSatisfy(named -> {
                    String file = named.group("type") + ".java";
                    assertThat(sources).containsKey(file);
                    assertThat(Pages.read(sources.getOrDefault(file, "")))
                            .contains("void " + named.group("method") + "(");
                });
    }
}
