package dev.superstep.runlog.large;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLogException;
import org.junit.jupiter.api.Test;

class NoLargeValuesTest {
    private final LargeValues values = LargeValues.none("superstep.bucket");
    private final RunId run = new RunId("loop", "r");

    @Test
    void a_value_is_refused_with_the_setting_that_is_missing() {
        assertThatExceptionOfType(RunLogException.class)
                .isThrownBy(() -> values.put(run, "a", new byte[400_000]))
                .withMessageContaining("400000")
                .withMessageContaining("set superstep.bucket")
                .satisfies(e -> assertThat(e.code()).isEqualTo(RunLogException.Code.ITEM_TOO_LARGE));
    }

    @Test
    void a_value_that_was_put_when_there_was_a_store_is_a_gap() {
        assertThatExceptionOfType(RunLogException.class)
                .isThrownBy(() -> values.get(run, "a"))
                .withMessageContaining("superstep.bucket")
                .satisfies(e -> assertThat(e.code()).isEqualTo(RunLogException.Code.LOG_GAP));
    }

    @Test
    void there_is_nothing_to_erase() {
        assertThatCode(() -> values.erase(run)).doesNotThrowAnyException();
    }
}
