package dev.superstep.workflows.sequential;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run is started with.
 *
 * @param inputData the text
 * @param metadata what the caller wants to find beside the steps' own notes; may be left out
 */
public record SequentialInput(String inputData, @Nullable Map<String, @Nullable Object> metadata) {}
