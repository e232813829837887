package dev.superstep.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The tests that a page names, as {@code `Type.method`}. */
final class NamedTests {
    private static final Pattern NAMED = Pattern.compile("`(?<type>[A-Z]\\w+)\\.(?<method>[a-z]\\w+)`");

    private NamedTests() {}

    /** The names in {@code text}, in order. */
    static List<String> in(String text) {
        return NAMED.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(name -> name.replace("`", ""))
                .toList();
    }

    /** Checks that each of {@code names} is a test. */
    static void assertExist(List<String> names) {
        Map<String, String> sources = new LinkedHashMap<>();
        Pages.tracked().stream()
                .filter(file -> file.contains("/src/test/") && file.endsWith(".java"))
                .forEach(file -> sources.put(Path.of(file).getFileName().toString(), file));

        assertThat(names).allSatisfy(name -> {
            int dot = name.indexOf('.');
            String file = name.substring(0, dot) + ".java";
            assertThat(sources).containsKey(file);
            assertThat(Pages.read(sources.getOrDefault(file, ""))).contains("void " + name.substring(dot + 1) + "(");
        });
    }
}
