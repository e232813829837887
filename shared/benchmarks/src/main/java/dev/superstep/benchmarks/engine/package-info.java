/**
 * What the local engine takes for a superstep, with the run log in memory: interpreter, runner and log, without any waiting.
 * Read {@link dev.superstep.benchmarks.engine.SampleRuns} for what is run; {@code peers} beside this module's sources has the
 * same graphs for other libraries.
 */
@NullMarked
package dev.superstep.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
