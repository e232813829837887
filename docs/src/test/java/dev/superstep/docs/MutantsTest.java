package dev.superstep.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MutantsTest {
    @Test
    void every_test_that_the_page_names_exists() {
        List<String> named = NamedTests.in(Pages.read("docs/mutants.md"));

        assertThat(named).hasSizeGreaterThanOrEqualTo(30);
        NamedTests.assertExist(named);
    }
}
