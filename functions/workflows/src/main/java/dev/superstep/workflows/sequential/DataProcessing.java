package dev.superstep.workflows.sequential;

import dev.superstep.graph.Node;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Marks the text as processed. */
@ApplicationScoped
public class DataProcessing implements Node<DataProcessing.In, DataProcessing.Out> {
    record In(String step1Result) {}

    record Out(String step2Result, Map<String, @Nullable Object> metadata) {}

    @Override
    public Out run(In in) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put("step2_completed", true);
        metadata.put("processing_type", "standard");
        return new Out("PROCESSED: " + in.step1Result(), metadata);
    }
}
