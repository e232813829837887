package dev.superstep.workflows.parallel;

import dev.superstep.graph.Node;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Puts together what the analyses found; what one of them could not find is not available. */
@ApplicationScoped
public class CombineResults implements Node<CombineResults.In, CombineResults.Out> {
    record In(
            String inputText,
            @Nullable String sentimentAnalysis,
            @Nullable String keywordExtraction,
            @Nullable String textSummarization,
            @Nullable String languageDetection) {}

    record Out(Map<String, String> combinedResults, String combinedReport) {}

    @Override
    public Out run(In in) {
        Map<String, String> results = new LinkedHashMap<>();
        StringJoiner lines = new StringJoiner("\n");
        for (Analysis analysis : Analysis.values()) {
            String finding = analysis.finding(labelled(analysis, in));
            results.put(analysis.key(), finding);
            lines.add(analysis.labelled(finding));
        }
        return new Out(Collections.unmodifiableMap(results), report(in.inputText(), lines.toString()));
    }

    private static String report(String text, String lines) {
        return """
            PARALLEL PROCESSING RESULTS
            ===========================
            Input: %s

            %s

            Processing completed in parallel.
            """.formatted(text, lines);
    }

    private static @Nullable String labelled(Analysis analysis, In in) {
        return switch (analysis) {
            case SENTIMENT -> in.sentimentAnalysis();
            case KEYWORDS -> in.keywordExtraction();
            case SUMMARY -> in.textSummarization();
            case LANGUAGE -> in.languageDetection();
        };
    }
}
