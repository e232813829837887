/**
 * A loop with two exits: it refines a query until what is found is good enough, or it has tried often enough.
 *
 * <pre>
 *   START -&gt; search_information -&gt; evaluate_quality ?-&gt; refine_query | finalize_results
 *   refine_query -&gt; search_information
 *   finalize_results -&gt; END
 * </pre>
 *
 * The best round counts, not the last. How often it may go round is bounded by {@link
 * dev.superstep.workflows.loop.Goal}, and the recursion limit is set to fit. Search and evaluation are simulated. Read
 * {@link dev.superstep.workflows.loop.LoopWorkflow} first.
 */
@NullMarked
package dev.superstep.workflows.loop;

import org.jspecify.annotations.NullMarked;
