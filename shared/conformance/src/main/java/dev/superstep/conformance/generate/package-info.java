/**
 * Graphs nobody thought of: all small ones, samples of larger ones, and the smallest that still fails.
 *
 * <p>Everything is a function of numbers and seeds, so that a failure can be had again. What is right is not decided here:
 * {@link dev.superstep.conformance.ReferenceExecutor} does that. Read {@link
 * dev.superstep.conformance.generate.Equivalence} first.
 */
@NullMarked
package dev.superstep.conformance.generate;

import org.jspecify.annotations.NullMarked;
