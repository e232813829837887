/**
 * Faults on command: a run log and an invoker that fail where a test says so, and a kit that tries every fault there is.
 *
 * <pre>
 *   FaultKit.of(new MyWorkflow()).sweep(new MyInput("x")).sameAsWithoutFaults();
 * </pre>
 *
 * <p>Every fault is one call or one invocation, named beforehand: nothing here is random, so a test that fails fails again.
 * (Only where branches run at the same time may another of them meet it.) Faults of a node's own calls are not here; give
 * {@link dev.superstep.testing.LocalRun} a node that throws. Those of DynamoDB itself, beneath the client, are in {@code
 * dynamodb}. Read {@link dev.superstep.testing.faults.FaultKit} first, then {@link
 * dev.superstep.testing.faults.FaultyRunLog}.
 */
@NullMarked
package dev.superstep.testing.faults;

import org.jspecify.annotations.NullMarked;
