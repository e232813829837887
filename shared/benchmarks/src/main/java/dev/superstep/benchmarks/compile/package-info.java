/**
 * How long the compiler takes, and how large what it writes becomes. Read {@link
 * dev.superstep.benchmarks.compile.SampleGraphs} for what is compiled.
 */
@NullMarked
package dev.superstep.benchmarks.compile;

import org.jspecify.annotations.NullMarked;
