package dev.superstep.workflows.sequential;

import dev.superstep.graph.Node;
import dev.superstep.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the report: which steps are done, what they found, and the metadata as JSON. */
@ApplicationScoped
public class GenerateReport implements Node<GenerateReport.In, GenerateReport.Out> {
    record In(String inputData, String step3Result, Map<String, @Nullable Object> metadata) {}

    record Out(String finalOutput) {}

    @Override
    public Out run(In in) {
        return new Out("""
            WORKFLOW REPORT
            ===============
            Original Input: %s

            Processing Steps:
            1. Data Ingestion: %s
            2. Data Processing: %s
            3. Data Analysis: %s

            Final Analysis: %s

            Metadata: %s
            """.formatted(
                        in.inputData(),
                        completed(in, "step1_completed"),
                        completed(in, "step2_completed"),
                        completed(in, "step3_completed"),
                        in.step3Result(),
                        Json.print(in.metadata())));
    }

    private static boolean completed(In in, String step) {
        return Boolean.TRUE.equals(in.metadata().get(step));
    }
}
