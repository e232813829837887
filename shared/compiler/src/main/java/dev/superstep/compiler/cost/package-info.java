/**
 * What runs of a compiled workflow cost, known before any of them has run: by path, by round of a loop, by Send.
 *
 * <p>It is counted on the state machine, the very one that is deployed; nothing is measured here. Read {@link
 * dev.superstep.compiler.cost.Costs} first, then {@link dev.superstep.compiler.cost.StateCosts} for what a state costs.
 */
@NullMarked
package dev.superstep.compiler.cost;

import org.jspecify.annotations.NullMarked;
