/**
 * The corpus's tiny closed language: what nodes do ({@link dev.superstep.conformance.language.Op}) and what routers answer
 * ({@link dev.superstep.conformance.language.Branch}), as data that can be read, printed and run.
 *
 * <p>Nothing here knows how a graph is run. Integers are exact whatever their size; a number with a decimal point is no
 * integer. Read {@link dev.superstep.conformance.language.Op} first.
 */
@NullMarked
package dev.superstep.conformance.language;

import org.jspecify.annotations.NullMarked;
