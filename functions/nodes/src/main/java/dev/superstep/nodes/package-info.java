/**
 * The Lambda application: one artifact for all nodes, told by its environment which node of which workflow it is.
 *
 * <p>Here lives how Lambda's event comes in and how an answer or an error goes out. What a node's attempt does is the
 * runner's business, what fails for good and what is tried again the state machine's. Read {@link
 * dev.superstep.nodes.NodeFunction} first, and ADR 0005 for the errors.
 */
@NullMarked
package dev.superstep.nodes;

import org.jspecify.annotations.NullMarked;
