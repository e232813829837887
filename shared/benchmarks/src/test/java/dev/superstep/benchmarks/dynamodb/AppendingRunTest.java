package dev.superstep.benchmarks.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AppendingRunTest {
    private static final int STEPS = 5;

    @Test
    void a_step_is_a_query_and_a_put_besides_header_input_and_end() {
        try (MeteredLog log = MeteredLog.start()) {
            AppendingRun run = new AppendingRun(log, STEPS, Notes.PROSE, 10);

            assertThat(run.cost("r", run::runner).requests()).isEqualTo(2 * STEPS + 3);
        }
    }

    @Test
    void a_kilobyte_costs_one_write_unit_even_if_it_hardly_compresses() {
        try (MeteredLog log = MeteredLog.start()) {
            AppendingRun small = new AppendingRun(log, STEPS, Notes.BASE64, 880);
            AppendingRun large = new AppendingRun(log, STEPS, Notes.BASE64, 1024);

            assertThat(large.cost("r", large::runner).writeUnits())
                    .isEqualTo(small.cost("r", small::runner).writeUnits());
        }
    }

    @Test
    void what_does_not_fit_packed_costs_a_second_write_unit_a_step() {
        try (MeteredLog log = MeteredLog.start()) {
            AppendingRun small = new AppendingRun(log, STEPS, Notes.BASE64, 880);
            AppendingRun large = new AppendingRun(log, STEPS, Notes.BASE64, 1800);

            long more = large.cost("r", large::runner).writeUnits()
                    - small.cost("r", small::runner).writeUnits();

            assertThat(more).isEqualTo(STEPS);
        }
    }
}
