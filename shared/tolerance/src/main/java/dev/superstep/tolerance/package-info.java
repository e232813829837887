/**
 * The fault-tolerance annotations on nodes, as far as a workflow can be checked against them before it runs.
 *
 * <p>They take effect inside an invocation, by SmallRye; nothing here does that. Whoever compiles workflows calls {@link
 * dev.superstep.tolerance.ToleranceChecks}; read {@link dev.superstep.tolerance.Tolerance} first.
 */
@NullMarked
package dev.superstep.tolerance;

import org.jspecify.annotations.NullMarked;
