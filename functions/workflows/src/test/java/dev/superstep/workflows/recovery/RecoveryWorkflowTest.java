package dev.superstep.workflows.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.superstep.json.Json;
import dev.superstep.runlog.RunError;
import dev.superstep.runner.RecordMappingException;
import dev.superstep.testing.LocalResult;
import dev.superstep.testing.LocalRun;
import dev.superstep.testing.faults.Moment;
import dev.superstep.workflows.SeedRun;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RecoveryWorkflowTest {
    private static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");
    private static final double FAILS = 0.1;
    private static final double WORKS = 0.9;

    /** Gives the numbers of a list, as the runs were recorded with. */
    private static final class Script implements RandomGenerator {
        private final Iterator<Double> numbers;

        Script(List<Double> numbers) {
            this.numbers = numbers.iterator();
        }

        @Override
        public double nextDouble() {
            return numbers.hasNext() ? numbers.next() : FAILS;
        }

        @Override
        public long nextLong() {
            throw new UnsupportedOperationException("only nextDouble() is scripted");
        }
    }

    /** A node with what its annotations do, but for their own retries, which the originals have not. */
    private static final class Annotated extends ResilientProcessing {
        Annotated(List<Double> random) {
            super(0.4, new Script(random));
        }

        @Override
        public Out run(In in) {
            try {
                return super.run(in);
            } catch (ProcessingUnavailable e) {
                return fallback(in);
            }
        }
    }

    static Stream<SeedRun> recorded() {
        return SeedRun.of("recovery").stream()
                .filter(SeedRun::succeeded)
                .filter(run -> !random(run).isEmpty() && !afterFallback(run));
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void recorded_runs_are_the_same(SeedRun recorded) {
        LocalResult<RecoveryState> result = run(recorded.input(), random(recorded));

        recorded.assertSame(result, Map.of());
        assertThat(result.waits()).isEqualTo(sleeps(recorded));
    }

    @Test
    void mended_the_fallback_result_is_the_end() {
        SeedRun recorded = SeedRun.of("recovery").stream()
                .filter(run -> run.succeeded() && afterFallback(run))
                .filter(run -> run.input().get("max_retries").equals(2L))
                .findFirst()
                .orElseThrow();

        LocalResult<RecoveryState> result = run(recorded.input(), random(recorded));

        assertThat(result.state().currentStep()).isEqualTo("fallback_completed");
        assertThat(result.state().finalResult()).isEqualTo("Fallback result for: job");
        assertThat((Object) result.supersteps()).isEqualTo(recorded.supersteps().subList(0, 6));
        assertThat(result.state().errorCount()).isEqualTo(3);
        assertThat(result.waits()).isEqualTo(sleeps(recorded));
    }

    @Test
    void mended_a_permanent_failure_ends_the_run() {
        LocalResult<RecoveryState> result = run(input(2), List.of());

        assertThat(result.error()).isEmpty();
        assertThat(result.state().currentStep()).isEqualTo("fallback_completed");
        assertThat(result.state().errorCount()).isEqualTo(3);
    }

    @Test
    void mended_without_retries_the_fallback_follows_the_first_failure_and_is_the_end() {
        LocalResult<RecoveryState> result = run(input(0), List.of(FAILS, WORKS));

        assertThat(result.state().currentStep()).isEqualTo("fallback_completed");
        assertThat(result.supersteps()).containsExactly(List.of("resilient_processing"), List.of("error_recovery"));
        assertThat(result.waits()).isEmpty();
    }

    @Test
    void mended_max_retries_that_are_left_out_are_three() {
        LocalResult<RecoveryState> result = run(Map.of("input_data", "job"), List.of());

        assertThat(result.state().maxRetries()).isEqualTo(3);
        assertThat(result.state().errorCount()).isEqualTo(4);
        assertThat(result.state().currentStep()).isEqualTo("fallback_completed");
    }

    @Test
    void mended_missing_input_data_is_refused_at_the_door() {
        assertThatThrownBy(() -> run(Map.of("max_retries", 1L), List.of(WORKS)))
                .isInstanceOf(RecordMappingException.class)
                .hasMessageContaining("\"input_data\" is missing");
    }

    @ParameterizedTest
    @CsvSource({"' ', 1, NOTHING_TO_PROCESS", "job, -1, OUT_OF_BOUNDS", "job, 101, OUT_OF_BOUNDS"})
    void mended_what_is_wrong_with_the_input_is_never_tried_again(String data, long retries, String code) {
        LocalResult<RecoveryState> result =
                run(Json.object("input_data", data, "max_retries", retries), List.of(WORKS));

        assertThat(result.error()).map(RunError::code).contains(code);
        assertThat(result.supersteps()).containsExactly(List.of("resilient_processing"));
        assertThat(result.waits()).isEmpty();
    }

    @Test
    void mended_the_back_off_is_waited_for_by_the_machine_and_not_by_a_function() {
        LocalResult<RecoveryState> result = run(input(9), List.of(FAILS, FAILS, FAILS, FAILS, FAILS, WORKS));

        assertThat(result.waits()).extracting(Duration::toSeconds).containsExactly(2L, 4L, 8L, 10L, 10L);
        assertThat(result.report().supersteps())
                .flatExtracting(superstep -> superstep.tasks())
                .allSatisfy(
                        task -> assertThat(task.delta().orElseThrow().metrics().duration())
                                .isLessThan(Duration.ofSeconds(1)));
    }

    @Test
    void mended_every_attempt_is_kept() {
        assertThat(run(input(2), List.of(FAILS, FAILS, WORKS)).state().attempts())
                .containsExactly(
                        new Attempt(1, "Processing temporarily unavailable"),
                        new Attempt(2, "Processing temporarily unavailable"),
                        new Attempt(3, "completed"));
    }

    @Test
    void a_process_that_dies_is_an_attempt_that_failed() {
        LocalResult<RecoveryState> result = LocalRun.of(new RecoveryWorkflow())
                .killing(ResilientProcessing.class, Moment.BEFORE)
                .skippingWaits(NOW)
                .run(input(1));

        assertThat(result.error()).isEmpty();
        assertThat(result.state().currentStep()).isEqualTo("fallback_completed");
        assertThat(result.state().attempts()).hasSize(2);
        assertThat(result.waits()).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void as_many_retries_as_are_allowed_fit_the_recursion_limit() {
        LocalResult<RecoveryState> result = run(input(Retries.MOST), List.of());

        assertThat(result.error()).isEmpty();
        assertThat(result.supersteps()).hasSize(RecoveryWorkflow.RECURSION_LIMIT - 1);
        assertThat(result.waits()).hasSize(Retries.MOST).last().isEqualTo(Duration.ofSeconds(10));
    }

    private static LocalResult<RecoveryState> run(Map<String, Object> input, List<Double> random) {
        return LocalRun.of(new RecoveryWorkflow())
                .with(new Annotated(random))
                .skippingWaits(NOW)
                .run(input);
    }

    private static Map<String, Object> input(long retries) {
        return Json.object("input_data", "job", "max_retries", retries);
    }

    private static List<Double> random(SeedRun run) {
        return numbers(run, "random").stream().map(Number::doubleValue).toList();
    }

    private static List<Duration> sleeps(SeedRun run) {
        return numbers(run, "sleeps").stream()
                .map(seconds -> Duration.ofSeconds(seconds.longValue()))
                .toList();
    }

    private static List<Number> numbers(SeedRun run, String key) {
        return Json.asList(run.more().getOrDefault(key, List.of())).stream()
                .map(Number.class::cast)
                .toList();
    }

    /** Whether the original went on after its fallback, which is its worst defect. */
    private static boolean afterFallback(SeedRun run) {
        return run.state().get("error_count") instanceof Long errors
                && run.input().get("max_retries") instanceof Long retries
                && errors > retries;
    }
}
