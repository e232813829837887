package dev.superstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is told of where something was thrown. */
class TracesTest {
    @Test
    void it_has_the_classes_and_the_first_frames_of_an_exception_and_of_its_causes() {
        Exception cause = new IllegalStateException("the password is secret");
        String trace = Traces.of(new IllegalArgumentException("secret", cause));

        assertThat(trace)
                .startsWith("java.lang.IllegalArgumentException\n  at dev.superstep.runner.TracesTest.")
                .contains("caused by java.lang.IllegalStateException\n  at ");
        assertThat(trace.lines().count()).isLessThan(30);
    }

    @Test
    void no_message_is_in_it() {
        assertThat(Traces.of(new IllegalStateException("the password is secret")))
                .doesNotContain("secret");
    }
}
