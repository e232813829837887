package dev.superstep.workflows.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.superstep.json.Json;
import dev.superstep.runner.RecordMappingException;
import dev.superstep.testing.LocalResult;
import dev.superstep.testing.LocalRun;
import dev.superstep.workflows.SeedRun;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LoopWorkflowTest {
    static Stream<SeedRun> recorded() {
        return SeedRun.of("loop").stream().filter(SeedRun::succeeded);
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void recorded_runs_are_the_same(SeedRun recorded) {
        recorded.assertSame(run(recorded.input()), Map.of());
    }

    @Test
    void mended_more_than_seven_refinements_are_within_the_recursion_limit() {
        SeedRun recorded = SeedRun.of("loop").stream()
                .filter(run -> run.error().equals("GraphRecursionError"))
                .findFirst()
                .orElseThrow();

        LocalResult<LoopState> result = run(recorded.input());

        assertThat(result.error()).isEmpty();
        assertThat(result.state().iterationCount()).isEqualTo(9);
        assertThat(result.supersteps()).hasSize(3 * 9 + 3);
    }

    @Test
    void mended_the_query_to_begin_with_is_the_initial_one_if_there_is_no_other() {
        LoopState state = LocalRun.of(new LoopWorkflow())
                .run(new LoopInput("q", null, null, null, 0.5))
                .state();

        assertThat(state.currentQuery()).isEqualTo("q refined_v0");
        assertThat(state.initialQuery()).isEqualTo("q");
    }

    @Test
    void mended_numbers_that_are_left_out_have_defaults() {
        LoopState state = run(Map.of("initial_query", "q")).state();

        assertThat(state.maxIterations()).isEqualTo(5);
        assertThat(state.targetQuality()).isEqualTo(0.8);
        assertThat(state.iterationCount()).isEqualTo(3);
    }

    @Test
    void mended_a_missing_query_is_refused_at_the_door() {
        assertThatThrownBy(() -> run(Map.of("current_query", "q")))
                .isInstanceOf(RecordMappingException.class)
                .hasMessageContaining("\"initial_query\" is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "max_iterations, -1",
        "max_iterations, 301",
        "iteration_count, -1",
        "target_quality, -0.1",
        "target_quality, 1.1"
    })
    void mended_numbers_out_of_their_bounds_are_refused(String channel, String number) {
        LocalResult<LoopState> result = run(Json.object("initial_query", "q", channel, Json.parse(number)));

        assertThat(result.error()).hasValueSatisfying(error -> {
            assertThat(error.code()).isEqualTo("OUT_OF_BOUNDS");
            assertThat(error.message()).startsWith(channel + " is " + number + "; it must be");
            assertThat(error.node()).hasToString("search_information");
        });
    }

    @Test
    void mended_as_many_refinements_as_are_allowed_fit_the_recursion_limit() {
        LocalResult<LoopState> result =
                run(Json.object("initial_query", "q", "max_iterations", 300L, "target_quality", 1L));

        assertThat(result.error()).isEmpty();
        assertThat(result.state().iterationCount()).isEqualTo(300);
        assertThat(result.supersteps()).hasSize(LoopWorkflow.RECURSION_LIMIT - 1);
    }

    @Test
    void mended_the_best_round_is_handed_out_and_not_the_last() {
        List<Double> qualities = List.of(0.2, 0.6, 0.6, 0.1);
        EvaluateQuality judge = new EvaluateQuality() {
            @Override
            double quality(In in) {
                return qualities.get(in.iterationCount());
            }
        };

        LoopState state = LocalRun.of(new LoopWorkflow())
                .with(judge)
                .run(Json.object("initial_query", "q", "max_iterations", 3L))
                .state();

        assertThat(state.qualityScore()).isEqualTo(0.1);
        assertThat(state.bestRound().quality()).isEqualTo(0.6);
        assertThat(state.refinedResults())
                .containsExactly(
                        "FINAL: Result 1 for: q refined_v0 refined_v1",
                        "FINAL: Result 2 for: q refined_v0 refined_v1",
                        "FINAL: Result 3 for: q refined_v0 refined_v1");
    }

    private static LocalResult<LoopState> run(Map<String, Object> input) {
        return LocalRun.of(new LoopWorkflow()).run(input);
    }
}
