package dev.superstep.conformance.generate;

import java.util.Optional;

/**
 * What came of comparing an engine with the reference over many graphs.
 *
 * @param compared how many graphs were run by both; those after a difference may be missing
 * @param passedOver how many were not compared: too long a run, or refused by the engine as too large
 * @param difference the first difference, for a person to read
 */
public record Comparison(long compared, long passedOver, Optional<String> difference) {}
