/**
 * The workflows: a package each, with the workflow, its state, its input and a class per node.
 *
 * <p>They are plain CDI classes that know how graphs are written ({@code dev.superstep.graph}) and nothing of how they are
 * run. Whoever runs them finds them as beans of type {@link dev.superstep.graph.Workflow}, or by {@link
 * java.util.ServiceLoader}; the build writes that list, and compiles each graph beside it. Read {@code sequential} first.
 */
@NullMarked
package dev.superstep.workflows;

import org.jspecify.annotations.NullMarked;
