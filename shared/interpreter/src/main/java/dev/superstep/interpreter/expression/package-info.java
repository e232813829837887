/**
 * The expressions of a definition, parsed once: paths, reference paths, templates and intrinsic functions.
 *
 * <p>Public for the interpreter only. What does not live here: when an expression is evaluated and what its failure means
 * for a state. Paths are the definite ones ({@code $.a['b c'][0]}) and those with wildcards ({@code $[*].goto[*]}); slices,
 * unions, filters, {@code ..} and functions in paths are refused. Start at {@link
 * dev.superstep.interpreter.expression.Expression}.
 */
@NullMarked
package dev.superstep.interpreter.expression;

import org.jspecify.annotations.NullMarked;
