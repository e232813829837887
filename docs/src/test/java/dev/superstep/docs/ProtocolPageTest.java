package dev.superstep.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@code docs/protocol.md}: an entry for each rule, and the tests that fail without it. */
class ProtocolPageTest {
    private static final Map<String, String> RULES = Pages.parts(Pages.read("docs/protocol.md"), "###");

    @Test
    void every_rule_has_an_entry_and_its_number_is_in_its_heading() {
        assertThat(RULES.keySet().stream().map(heading -> heading.split("\\. ", -1)[0]))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 23).mapToObj(Integer::toString).toList());
    }

    @Test
    void every_test_that_the_page_names_exists() {
        NamedTests.assertExist(NamedTests.in(Pages.read("docs/protocol.md")));
    }

    @Test
    void a_rule_that_no_test_holds_says_that_it_is_not_built() {
        assertThat(RULES)
                .allSatisfy((heading, text) -> assertThat(NamedTests.in(text).isEmpty())
                        .as(heading)
                        .isEqualTo(text.contains("**Not built.**")));
    }

    @Test
    void a_test_that_is_named_by_a_rule_is_named_under_it() {
        RULES.forEach((heading, text) -> {
            List<String> elsewhere = NamedTests.in(text).stream()
                    .filter(name -> name.contains(".rule_"))
                    .filter(name -> !name.contains(".rule_" + heading.split("\\. ", -1)[0] + "_"))
                    .toList();
            assertThat(elsewhere).as(heading).isEmpty();
        });
    }
}
