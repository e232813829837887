/**
 * Errors in two layers: what annotations handle within an invocation, and what the graph handles between supersteps.
 *
 * <pre>
 *   START -&gt; resilient_processing ?-&gt; error_recovery | END
 *   error_recovery ?-&gt; resilient_processing | END           pausing 2, 4, 8, 10, 10 ... seconds
 * </pre>
 *
 * Within one invocation the node tries twice. If both tries fail, or the process dies, the node's fallback answers that the
 * attempt failed, and the graph takes over: it recovers, waits in the state machine, where nothing runs that is paid for, and
 * processes again. After {@code max_retries} of that there is a result in its place, and the run ends as {@code
 * fallback_completed}. So there are at most {@code 2 * (max_retries + 1)} tries. What is wrong with the input is never tried
 * again.
 *
 * <p>Processing is simulated: it fails as often as {@code superstep.recovery.failure-rate} says, by default 0.4. Read {@link
 * dev.superstep.workflows.recovery.RecoveryWorkflow} first.
 */
@NullMarked
package dev.superstep.workflows.recovery;

import org.jspecify.annotations.NullMarked;
