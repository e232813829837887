/**
 * The workflows, a package each: the graph, the state, a class for each node.
 *
 * <p>Plain classes of the graph module with CDI's annotations; nothing here knows Quarkus, AWS or the run log.
 */
@NullMarked
package dev.superstep.workflows;

import org.jspecify.annotations.NullMarked;
