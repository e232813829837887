package dev.superstep.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.superstep.benchmarks.frame.Result;
import org.junit.jupiter.api.Test;

class BenchmarksTest {
    @Test
    void a_group_is_found_by_its_name() {
        assertThat(Benchmarks.group("compile").name()).isEqualTo("compile");
    }

    @Test
    void a_group_that_is_not_there_is_refused_with_those_that_are() {
        assertThatThrownBy(() -> Benchmarks.group("compiler"))
                .hasMessage("UNKNOWN_GROUP: there is no group of benchmarks \"compiler\"; give -Dbench one of: clients,"
                        + " compile, counts, durable, engine");
    }

    @Test
    void a_result_is_one_line() {
        assertThat(Result.of("compile").with("graph", "chain-500").with("time_us", 812))
                .hasToString("compile graph=chain-500 time_us=812");
    }
}
