package dev.superstep.workflows.parallel;

/**
 * What a run is started with.
 *
 * @param inputText the text; may be empty
 */
public record ParallelInput(String inputText) {}
