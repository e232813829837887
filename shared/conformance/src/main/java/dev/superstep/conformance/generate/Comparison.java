package dev.superstep.conformance.generate;

import java.util.Optional;

/**
 * What came of comparing an engine with the reference over many graphs.
 *
 * @param compared how many graphs were run by both; those after a difference may be missing
 * @param tooLong how many were not, because their runs are too long to be worth it
 * @param difference the first difference, for a person to read
 */
public record Comparison(long compared, long tooLong, Optional<String> difference) {}
