package dev.superstep.asl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.testkit.Golden;
import org.junit.jupiter.api.Test;

class AslWriterTest {
    @Test
    void everything_is_written_in_the_customary_order() {
        Golden.at("src/test/resources/dev/superstep/asl/everything.asl.json")
                .assertEquals(AslWriter.pretty(Machines.everything()) + "\n");
    }

    @Test
    void what_is_written_is_read_back() {
        StateMachine machine = Machines.everything();
        assertThat(AslReader.read(AslWriter.pretty(machine))).isEqualTo(machine);
        assertThat(AslReader.read(AslWriter.compact(machine))).isEqualTo(machine);
        assertThat(AslValidator.problems(machine)).isEmpty();
    }

    @Test
    void what_says_nothing_is_left_out() {
        assertThat(AslWriter.compact(StateMachine.of("A", Task.of("${A}"))))
                .isEqualTo(
                        "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Task\",\"Resource\":\"${A}\",\"End\":true}}}");
    }

    @Test
    void a_rate_is_always_a_decimal() {
        assertThat(AslWriter.compact(StateMachine.of(
                        "A", Task.of("${A}").retry(Retrier.on("X").backoffRate("3")))))
                .contains("\"BackoffRate\":3.0");
    }
}
