package dev.superstep.workflows.sequential;

import dev.superstep.graph.Node;
import dev.superstep.workflows.text.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts the words of the text, without the mark that processing put before it. */
@ApplicationScoped
public class DataAnalysis implements Node<DataAnalysis.In, DataAnalysis.Out> {
    record In(String step1Result, String step2Result) {}

    record Out(String step3Result, Map<String, @Nullable Object> metadata) {}

    @Override
    public Out run(In in) {
        int words = Words.of(in.step1Result()).size();
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put("step3_completed", true);
        metadata.put("analysis_type", "word_count");
        return new Out("ANALYSIS: %s - Word count: %d".formatted(in.step2Result(), words), metadata);
    }
}
