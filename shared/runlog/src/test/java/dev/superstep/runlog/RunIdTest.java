package dev.superstep.runlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunIdTest {
    @Test
    void ids_are_equal_by_workflow_and_run() {
        RunId id = new RunId("loop", "r");

        assertThat(new RunId("loop", "r")).isEqualTo(id).hasSameHashCodeAs(id);
        assertThat(List.of(new RunId("loop", "s"), new RunId("news", "r"))).doesNotContain(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "0f8fad5b-d9cb-469f-a165-70867728950e", "b.1", "_", "é", "run+2", "漢字", "a=b(c)'!@"})
    void a_name_that_step_functions_takes_is_taken(String name) {
        RunId id = new RunId("blog_writer", name);

        assertThat(id.text()).isEqualTo("blog_writer/" + name);
        assertThat(RunId.parse(id.text())).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "a/b",
                "run~2",
                "a:b",
                "a\u00a0b",
                "a\u0085",
                "\uFFFF",
                "😀",
                "..",
                ".",
                "a,b",
                "a$",
                "012345678901234567890123456789012345678901234567890123456789012345678901234567890"
            })
    void any_other_name_is_refused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RunId("w", name))
                .withMessageContaining("a run");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RunId(name, "r"))
                .withMessageContaining("a workflow");
    }
}
