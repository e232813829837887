package dev.superstep.workflows.sequential;

import dev.superstep.graph.Merge;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state of a run.
 *
 * @param inputData the text as it came
 * @param step1Result the text trimmed and in capitals
 * @param step2Result the same, marked as processed
 * @param step3Result the analysis of it
 * @param finalOutput the report
 * @param metadata what the caller and the steps noted
 */
public record SequentialState(
        String inputData,
        String step1Result,
        String step2Result,
        String step3Result,
        String finalOutput,
        @Merge Map<String, @Nullable Object> metadata) {}
