/**
 * What a superstep means, checked: the corpus of recorded cases, an executor that is obviously right, and engines that
 * must equal both.
 *
 * <p>The rules that {@link dev.superstep.conformance.ReferenceExecutor} follows are those of {@code cases/README.md}, by
 * number. Only tests use this module. Read {@link dev.superstep.conformance.Case} first, then the executor, then {@link
 * dev.superstep.conformance.Conformance}.
 */
@NullMarked
package dev.superstep.conformance;

import org.jspecify.annotations.NullMarked;
