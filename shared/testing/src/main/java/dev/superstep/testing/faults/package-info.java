/**
 * Faults on command: a run log that fails when a test says so, to see what a workflow makes of it.
 *
 * <pre>
 *   RunLog log = new InMemoryRunLog();
 *   FaultyRunLog faulty = FaultyRunLog.on(log).killing(Operation.APPEND, 2, Moment.AFTER);
 *   assertThatThrownBy(() -&gt; LocalRun.of(workflow).on(faulty).run(input)).isInstanceOf(ProcessKilled.class);
 *   LocalRun.of(workflow).on(log).run(input); // goes on where the log ends
 * </pre>
 *
 * <p>Every fault is one call of one operation, named beforehand: nothing here is random, so a test that fails fails again.
 * Faults of a node's own calls are not here; give {@link
 * dev.superstep.testing.LocalRun} a node that throws. Read {@link
 * dev.superstep.testing.faults.FaultyRunLog} first.
 */
@NullMarked
package dev.superstep.testing.faults;

import org.jspecify.annotations.NullMarked;
