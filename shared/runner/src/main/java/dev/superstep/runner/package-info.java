/**
 * One attempt of one node: read the state before its superstep, run it and its routers, commit, look, answer.
 *
 * <p>What is here runs the same in a Lambda, in dev mode and in a plain test; the caller brings the run log, the clock and
 * the graph. Which node runs when is not decided here but by the state machine. Read {@link dev.superstep.runner.Runner}
 * first.
 */
@NullMarked
package dev.superstep.runner;

import org.jspecify.annotations.NullMarked;
