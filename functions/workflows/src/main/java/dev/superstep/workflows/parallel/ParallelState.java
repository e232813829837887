package dev.superstep.workflows.parallel;

import java.util.Map;

/**
 * The state of a run.
 *
 * @param inputText the text as it came
 * @param sentimentAnalysis what one analysis found, labelled; like the next three not written if the analysis failed
 * @param keywordExtraction what another found
 * @param textSummarization what another found
 * @param languageDetection what another found
 * @param combinedResults by the {@link Analysis#key} of each analysis what it found, without the label
 * @param combinedReport the same as a page to read
 */
public record ParallelState(
        String inputText,
        String sentimentAnalysis,
        String keywordExtraction,
        String textSummarization,
        String languageDetection,
        Map<String, String> combinedResults,
        String combinedReport) {}
