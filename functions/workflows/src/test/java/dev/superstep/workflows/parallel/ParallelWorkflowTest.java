package dev.superstep.workflows.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.superstep.graph.core.Topology;
import dev.superstep.json.Json;
import dev.superstep.runlog.RunStatus;
import dev.superstep.runner.JacksonRecordMapper;
import dev.superstep.runner.RecordMappingException;
import dev.superstep.testing.LocalResult;
import dev.superstep.testing.LocalRun;
import dev.superstep.workflows.SeedRun;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelWorkflowTest {
    private static final String SAMPLE = "This is a great example of parallel processing in action";

    /** By input, the findings of the original that are mended. */
    private static final Map<String, Map<String, Object>> DEPARTURES = Map.of(
            SAMPLE,
            Map.of("language_detection", "Language: English"),
            "A terrible, terrible day and a good one",
            Map.of("keyword_extraction", "Keywords: terrible"),
            "Neutral words only",
            Map.of("language_detection", "Language: Unknown"),
            "Guten Tag, Herr Mayor",
            Map.of("language_detection", "Language: Unknown"));

    static Stream<SeedRun> recorded() {
        return SeedRun.of("parallel").stream().filter(SeedRun::succeeded);
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void recorded_runs_are_the_same_but_for_the_mended_findings_and_their_second_labels(SeedRun recorded) {
        Map<String, Object> departures =
                new LinkedHashMap<>(DEPARTURES.getOrDefault(recorded.input().get("input_text"), Map.of()));
        Map<String, Object> findings = recorded.stateWith(departures);
        departures.put(
                "combined_results",
                Json.object(
                        "sentiment", unlabelled(findings, "sentiment_analysis"),
                        "keywords", unlabelled(findings, "keyword_extraction"),
                        "summary", unlabelled(findings, "text_summarization"),
                        "language", unlabelled(findings, "language_detection")));

        recorded.assertSame(LocalRun.of(new ParallelWorkflow()).run(recorded.input()), departures);
    }

    private static String unlabelled(Map<String, Object> findings, String channel) {
        String labelled = (String) findings.get(channel);
        return labelled.substring(labelled.indexOf(": ") + 2);
    }

    @Test
    void a_missing_text_is_refused_at_the_door() {
        assertThatThrownBy(() -> LocalRun.of(new ParallelWorkflow()).run(Map.of()))
                .isInstanceOf(RecordMappingException.class)
                .hasMessageContaining("\"input_text\" is missing");
    }

    @Test
    void the_four_analyses_run_side_by_side() {
        CountDownLatch all = new CountDownLatch(4);

        LocalResult<ParallelState> result = LocalRun.of(new ParallelWorkflow())
                .with(new AnalyzeSentiment() {
                    @Override
                    public AnalyzeSentiment.Out run(AnalyzeSentiment.In in) throws InterruptedException {
                        meet(all);
                        return super.run(in);
                    }
                })
                .with(new DetectLanguage() {
                    @Override
                    public DetectLanguage.Out run(DetectLanguage.In in) throws InterruptedException {
                        meet(all);
                        return super.run(in);
                    }
                })
                .with(new ExtractKeywords() {
                    @Override
                    public ExtractKeywords.Out run(ExtractKeywords.In in) throws InterruptedException {
                        meet(all);
                        return super.run(in);
                    }
                })
                .with(new SummarizeText() {
                    @Override
                    public SummarizeText.Out run(SummarizeText.In in) throws InterruptedException {
                        meet(all);
                        return super.run(in);
                    }
                })
                .run(new ParallelInput(SAMPLE));

        assertThat(result.status()).isEqualTo(RunStatus.SUCCEEDED);
    }

    /** Comes back only when all four are running. */
    private static void meet(CountDownLatch all) throws InterruptedException {
        all.countDown();
        if (!all.await(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the others never came");
        }
    }

    @Test
    void an_analysis_takes_the_time_that_is_configured() throws InterruptedException {
        long start = System.nanoTime();
        new SummarizeText(Duration.ofMillis(60)).run(new SummarizeText.In(SAMPLE));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(59));
    }

    @Test
    void mended_the_language_of_the_documents_own_sample_is_found() {
        assertThat(run(SAMPLE).languageDetection()).isEqualTo("Language: English");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Neutral words only", "Guten Tag, Herr Mayor", "butter, organ, sand, theatre"})
    void mended_a_language_is_known_by_whole_words_only(String text) {
        assertThat(run(text).languageDetection()).isEqualTo("Language: Unknown");
    }

    @ParameterizedTest
    @CsvSource({"a badge, Neutral", "goodness me, Neutral", "GREAT!, Positive", "'bad, terrible', Negative"})
    void mended_a_sentiment_is_known_by_whole_words_only(String text, String sentiment) {
        assertThat(run(text).sentimentAnalysis()).isEqualTo("Sentiment: " + sentiment);
    }

    @Test
    void mended_keywords_are_without_punctuation_and_different() {
        assertThat(run("Terrible,, terrible. Simply \"TERRIBLE\": (weather), indeed; today")
                        .keywordExtraction())
                .isEqualTo("Keywords: Terrible, Simply, weather");
    }

    @ParameterizedTest
    @CsvSource({
        "'This is a great example of parallel processing, really', 'This is a great example of parallel processing, ...'",
        "'This is a great example of parallel processing in fact ', 'This is a great example of parallel processing in ...'",
        "'This is a great example of a very parallel process in', 'This is a great example of a very parallel process...'"
    })
    void mended_a_summary_is_not_cut_within_a_word(String text, String summary) {
        assertThat(run(text).textSummarization()).isEqualTo("Summary: " + summary);
    }

    @Test
    void a_summary_is_cut_between_characters_and_never_within_one() {
        assertThat(run("😀".repeat(51)).textSummarization()).isEqualTo("Summary: " + "😀".repeat(50) + "...");
    }

    @Test
    void mended_the_combined_results_are_not_labelled_twice() {
        assertThat(run(SAMPLE).combinedResults())
                .containsExactly(
                        Map.entry("sentiment", "Positive"),
                        Map.entry("keywords", "great, example, parallel"),
                        Map.entry("summary", "This is a great example of parallel processing in ..."),
                        Map.entry("language", "English"));
    }

    @Test
    void mended_the_report_is_kept() {
        assertThat(run(SAMPLE).combinedReport()).isEqualTo("""
                        PARALLEL PROCESSING RESULTS
                        ===========================
                        Input: This is a great example of parallel processing in action

                        Sentiment: Positive
                        Keywords: great, example, parallel
                        Summary: This is a great example of parallel processing in ...
                        Language: English

                        Processing completed in parallel.
                        """);
    }

    @Test
    void mended_an_analysis_that_fails_is_not_available_and_the_others_are() {
        AnalyzeSentiment broken = new AnalyzeSentiment() {
            @Override
            public AnalyzeSentiment.Out run(AnalyzeSentiment.In in) {
                return fallback(in);
            }
        };

        ParallelState state = LocalRun.of(new ParallelWorkflow())
                .with(broken)
                .run(new ParallelInput(SAMPLE))
                .state();

        assertThat(state.sentimentAnalysis()).isNull();
        assertThat(state.combinedResults())
                .containsEntry("sentiment", "Not available")
                .containsEntry("language", "English");
        assertThat(state.combinedReport()).contains("Sentiment: Not available\n");
    }

    @Test
    void mended_the_results_are_combined_by_a_join() {
        Topology topology = new ParallelWorkflow()
                .graph()
                .definition("parallel", new JacksonRecordMapper())
                .topology();

        assertThat(topology.joins())
                .singleElement()
                .satisfies(join -> assertThat(join.from()).hasSize(4));
    }

    private static ParallelState run(String text) {
        return LocalRun.of(new ParallelWorkflow()).run(new ParallelInput(text)).state();
    }
}
