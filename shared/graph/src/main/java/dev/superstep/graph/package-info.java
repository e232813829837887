/**
 * The typed face of a state graph: nodes are functions from record to record, named by their classes.
 *
 * <p>What a node takes is what it reads, what it returns is what it writes; {@link dev.superstep.graph.Graph} checks both
 * against the state when it is built. Nothing here runs a graph: {@link dev.superstep.graph.Graph#program} hands it to
 * the untyped core in {@code dev.superstep.graph.core}. Read {@link dev.superstep.graph.Node} first, then {@link
 * dev.superstep.graph.Graph}; {@link dev.superstep.graph.TaskContext} is what a node may know beside what it reads.
 */
@NullMarked
package dev.superstep.graph;

import org.jspecify.annotations.NullMarked;
