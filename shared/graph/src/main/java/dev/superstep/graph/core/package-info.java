/**
 * The untyped core of a state graph: names, edges, channels and JSON values.
 *
 * <p>The compiler, the run log and the runner know only this package; the typed face in {@code dev.superstep.graph} is
 * built on it. A JSON value is a {@link java.lang.String}, {@link java.lang.Long}, {@link java.math.BigDecimal}, {@link
 * java.lang.Boolean}, {@link java.util.List}, insertion-ordered {@link java.util.Map} with text keys, or null; {@code 1}
 * (a Long) and {@code 1.0} (a BigDecimal) differ.
 *
 * <p>Nothing here runs a graph. Read {@link dev.superstep.graph.core.Topology} first, then {@link
 * dev.superstep.graph.core.Channels}.
 */
@NullMarked
package dev.superstep.graph.core;

import org.jspecify.annotations.NullMarked;
