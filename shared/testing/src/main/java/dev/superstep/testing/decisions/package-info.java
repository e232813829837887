/**
 * How tests answer for the persons whom a workflow asks: in {@code LocalRun}, and in the kit of faults.
 *
 * <p>One class, {@link dev.superstep.testing.decisions.Deciding}. What is decided and recorded is not here, but in {@code
 * dev.superstep.engine.ApprovalDesk}.
 */
@NullMarked
package dev.superstep.testing.decisions;

import org.jspecify.annotations.NullMarked;
