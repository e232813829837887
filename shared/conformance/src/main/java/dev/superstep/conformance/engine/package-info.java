/**
 * The engines that are to be proved: a graph is compiled, its state machine is run by an interpreter, each node by the
 * runner on a run log; what came of it is read from the log.
 *
 * <p>Read {@link dev.superstep.conformance.engine.CompiledEngine} first. Which interpreter runs the machine is a {@link
 * dev.superstep.conformance.engine.MachineRunner}.
 */
@NullMarked
package dev.superstep.conformance.engine;

import org.jspecify.annotations.NullMarked;
