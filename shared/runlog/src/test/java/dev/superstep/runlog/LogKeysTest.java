package dev.superstep.runlog;

import static dev.superstep.runlog.Samples.edge;
import static dev.superstep.runlog.Samples.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.superstep.graph.core.CodePoints;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogKeysTest {
    @Test
    void rule_23_keys_lie_in_the_order_in_which_they_are_folded() {
        Failure failure = new Failure(1, edge("a"), "x", new RunError("T", "", null, ""), Samples.START);
        List<String> keys = List.of(
                LogKeys.INPUT,
                LogKeys.task(0, edge("__start__")),
                LogKeys.snapshot(1),
                LogKeys.firstTask(1),
                LogKeys.task(1, edge(" ")),
                LogKeys.task(1, edge("B")),
                LogKeys.task(1, edge("a")),
                LogKeys.task(1, edge("é")),
                LogKeys.task(1, send(0, "w")),
                LogKeys.task(1, send(9, "w")),
                LogKeys.task(1, send(10, "w")),
                LogKeys.task(1, send(LogKeys.MAX_NUMBER, "w")),
                LogKeys.afterTasks(1),
                LogKeys.snapshot(2),
                LogKeys.task(9, edge("a")),
                LogKeys.task(10, edge("a")),
                LogKeys.snapshot(LogKeys.MAX_NUMBER),
                LogKeys.failure(failure),
                LogKeys.HEADER);

        assertThat(keys).isSortedAccordingTo(CodePoints.ORDER).doesNotHaveDuplicates();
        assertThat(LogKeys.snapshot(0)).isEqualTo(LogKeys.INPUT).isEqualTo("00000000.");
        assertThat(LogKeys.task(3, edge("evaluate"))).isEqualTo("00000003=evaluate");
        assertThat(LogKeys.task(3, send(17, "w"))).isEqualTo("00000003>00000017");
        assertThat(LogKeys.failure(failure)).isEqualTo("failure/00000001=a/x");
    }

    @Test
    void a_key_of_a_step_is_taken_apart() {
        assertThat(LogKeys.isOfStep("00000012=a")).isTrue();
        assertThat(LogKeys.superstep("00000012=a")).isEqualTo(12);
        assertThat(LogKeys.withinStep("00000012=a")).isEqualTo("=a");
        assertThat(LogKeys.isOfStep(LogKeys.HEADER)).isFalse();
        assertThat(LogKeys.isOfStep("failure/00000012=a/x")).isFalse();
    }

    @Test
    void a_step_beyond_the_width_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> LogKeys.task(100_000_000, edge("a")));
        assertThatIllegalArgumentException().isThrownBy(() -> LogKeys.snapshot(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> send(-1, "w"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4=search/0", "4>17/2", "1=a/b/10", "0=__start__/0", "3=1/2/0", "12==/3"})
    void a_pointer_is_read_as_it_was_printed(String text) {
        assertThat(SendPointer.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4", "=a/0", "4=a", "4=a/", "4=a/x", "4a/0", "4=/0", "/", "4=a/-1", "4/5/6"})
    void any_other_text_is_no_pointer(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> SendPointer.parse(text));
    }
}
