/**
 * Runs state machines in this process as Step Functions does: for development, tests, and as the local engine.
 *
 * <p>{@link dev.superstep.interpreter.Program} is a definition made ready once; {@link dev.superstep.interpreter.Interpreter}
 * runs it. Time, randomness, threads and the work of tasks come in through ports, so a test moves the clock by hand. What
 * does not live here: the language's records (asl), graphs, Lambda, HTTP.
 *
 * <p><b>Left out</b>, and refused with {@code UNSUPPORTED} before anything runs: JSONata, variables (Assign), distributed Maps
 * and what belongs to them (ItemReader, ItemBatcher, ResultWriter, tolerated failures), the deprecated Iterator and a Map's
 * Parameters, Credentials, HeartbeatSeconds, integrations other than {@code lambda:invoke} with or without {@code
 * .waitForTaskToken} and {@code states:startExecution} (which, too, is a call of the {@link TaskInvoker}), parameters of these
 * other than FunctionName, Qualifier and Payload, StateMachineArn, Name and Input; in paths: slices,
 * unions, filters, deep scans and functions. There is no redrive of an execution: start another one.
 *
 * <p><b>Differs knowingly</b>: a task that timed out is interrupted, and the execution goes on only when it has ended, so that
 * no thread outlives its run; the same holds for the siblings of a failed branch. {@code States.MathRandom} with a seed gives
 * other numbers. Messages of {@code States.Runtime} do not name an event's id.
 *
 * <p><b>History events</b>, as the service counts them towards its 25,000:
 *
 * <pre>
 *   execution                      2   started, ended
 *   Pass, Choice, Wait, Succeed    2   entered, exited
 *   Fail                           1   entered
 *   Task                           2   entered, exited
 *     an attempt                   3   scheduled, started, succeeded / failed / timed out
 *     with a task token           +1   submitted
 *   Parallel, Map                  2   entered, exited
 *     an attempt                   2   started, succeeded / failed
 *     an iteration of a Map        2   started, succeeded / failed / aborted
 *   a state that is aborted       +1   aborted
 * </pre>
 *
 * <p>State transitions are states entered, nested ones too, and retries.
 */
@NullMarked
package dev.superstep.interpreter;

import org.jspecify.annotations.NullMarked;
