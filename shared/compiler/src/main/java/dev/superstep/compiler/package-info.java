/**
 * From a graph's definition to a plan to a state machine.
 *
 * <p>{@code Definition -> Planner -> Plan -> AslEmitter -> StateMachine}: each stage is a pure function with one static
 * entry; the same definition gives the same bytes on every JVM. Nothing here runs a graph. Read {@link
 * dev.superstep.compiler.Plan} first, then {@link dev.superstep.compiler.Planner}.
 */
@NullMarked
package dev.superstep.compiler;

import org.jspecify.annotations.NullMarked;
