package dev.superstep.workflows.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.superstep.json.Json;
import dev.superstep.runner.RecordMappingException;
import dev.superstep.testing.LocalResult;
import dev.superstep.testing.LocalRun;
import dev.superstep.workflows.SeedRun;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SequentialWorkflowTest {
    private static final String SAMPLE = "This is sample data for processing";
    private static final String TEN_BLANKS = "          ";

    static Stream<SeedRun> recorded() {
        return SeedRun.of("sequential").stream()
                .filter(run -> run.succeeded() && !TEN_BLANKS.equals(run.input().get("input_data")));
    }

    static Stream<SeedRun> recordedFailures() {
        return SeedRun.of("sequential").stream().filter(run -> !run.succeeded());
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void recorded_runs_are_the_same_but_for_word_count_report_and_the_callers_metadata(SeedRun recorded) {
        LocalResult<SequentialState> result = run(recorded.input());

        Map<String, Object> metadata =
                new LinkedHashMap<>(Json.asObject(recorded.input().getOrDefault("metadata", Map.of())));
        metadata.putAll(Json.asObject(recorded.state().get("metadata")));
        recorded.assertSame(
                result,
                Map.of(
                        "step3_result",
                        analysisWithoutTheMark(recorded),
                        "metadata",
                        metadata,
                        "final_output",
                        result.state().finalOutput()));
    }

    private static String analysisWithoutTheMark(SeedRun recorded) {
        String analysis = (String) recorded.state().get("step3_result");
        int number = analysis.lastIndexOf(' ') + 1;
        return analysis.substring(0, number) + (Integer.parseInt(analysis.substring(number)) - 1);
    }

    @ParameterizedTest
    @MethodSource("recordedFailures")
    void recorded_failures_fail_here_as_well(SeedRun recorded) {
        if (recorded.input().get("input_data") instanceof String) {
            LocalResult<SequentialState> result = run(recorded.input());
            assertInsufficient(result);
            assertThat((Object) result.supersteps()).isEqualTo(recorded.supersteps());
            assertThat(result.values()).containsAllEntriesOf(recorded.state());
        } else {
            assertThatThrownBy(() -> run(recorded.input()))
                    .isInstanceOf(RecordMappingException.class)
                    .hasMessageContaining("\"input_data\" is missing");
        }
    }

    @Test
    void mended_the_word_count_is_of_the_text_without_the_mark_before_it() {
        assertThat(run(Map.of("input_data", SAMPLE)).state().step3Result())
                .isEqualTo("ANALYSIS: PROCESSED: THIS IS SAMPLE DATA FOR PROCESSING - Word count: 6");
    }

    @ParameterizedTest
    @ValueSource(strings = {TEN_BLANKS, "  too short  ", "\t\n \t\n \t\n \t\n"})
    void mended_outer_blanks_do_not_count_for_the_length(String text) {
        assertInsufficient(run(Map.of("input_data", text)));
    }

    @Test
    void mended_the_callers_metadata_is_kept() {
        Map<String, Object> metadata = Json.object("from", "caller", "data_length", "overwritten");

        assertThat(run(Json.object("input_data", SAMPLE, "metadata", metadata))
                        .state()
                        .metadata())
                .containsExactly(
                        Map.entry("from", "caller"),
                        Map.entry("data_length", 34L),
                        Map.entry("step1_completed", true),
                        Map.entry("step2_completed", true),
                        Map.entry("processing_type", "standard"),
                        Map.entry("step3_completed", true),
                        Map.entry("analysis_type", "word_count"));
    }

    @Test
    void mended_the_report_is_not_indented_and_holds_the_metadata_as_json() {
        assertThat(run(Map.of("input_data", SAMPLE)).state().finalOutput()).isEqualTo("""
                        WORKFLOW REPORT
                        ===============
                        Original Input: This is sample data for processing

                        Processing Steps:
                        1. Data Ingestion: true
                        2. Data Processing: true
                        3. Data Analysis: true

                        Final Analysis: ANALYSIS: PROCESSED: THIS IS SAMPLE DATA FOR PROCESSING - Word count: 6

                        Metadata: {"step1_completed":true,"data_length":34,"step2_completed":true,"processing_type":"standard","step3_completed":true,"analysis_type":"word_count"}
                        """);
    }

    private static LocalResult<SequentialState> run(Map<String, Object> input) {
        return LocalRun.of(new SequentialWorkflow()).run(input);
    }

    private static void assertInsufficient(LocalResult<?> result) {
        assertThat(result.error()).hasValueSatisfying(error -> {
            assertThat(error.code()).isEqualTo("INSUFFICIENT_DATA");
            assertThat(error.node()).hasToString("data_ingestion");
        });
    }
}
