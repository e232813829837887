/**
 * A chain: each step works on what the one before it made.
 *
 * <pre>
 *   START -&gt; data_ingestion -&gt; data_processing -&gt; data_analysis -&gt; generate_report -&gt; END
 * </pre>
 *
 * The smallest workflow that there is; read {@link dev.superstep.workflows.sequential.SequentialWorkflow}, then a node.
 */
@NullMarked
package dev.superstep.workflows.sequential;

import org.jspecify.annotations.NullMarked;
