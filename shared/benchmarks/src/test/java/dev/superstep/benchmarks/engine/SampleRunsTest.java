package dev.superstep.benchmarks.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.engine.RunReport;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleRunsTest {
    static List<String> names() {
        return SampleRuns.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_run_has_as_many_supersteps_and_tasks_as_its_time_is_divided_by(String name) {
        SampleRuns.Sample sample = SampleRuns.sample(name);
        try (LocalRuns runs = new LocalRuns(sample.program())) {
            RunReport report = runs.next();

            assertThat(report.supersteps()).hasSize(sample.supersteps());
            assertThat(report.frontiers().stream().mapToInt(List::size).sum()).isEqualTo(sample.tasks());
        }
    }
}
