/**
 * A fan-out and its join: four analyses of one text, side by side, and what they found put together.
 *
 * <pre>
 *   START -&gt; analyze_sentiment, detect_language, extract_keywords, summarize_text
 *   analyze_sentiment &amp; detect_language &amp; extract_keywords &amp; summarize_text -&gt; combine_results
 *   combine_results -&gt; END
 * </pre>
 *
 * An analysis that fails leaves its channel unwritten, and the report says so. Each can be made to take its time, to show
 * that the four do not wait for one another: {@code workflows.parallel.<node>.delay}, none by default. Read {@link
 * dev.superstep.workflows.parallel.ParallelWorkflow} first.
 */
@NullMarked
package dev.superstep.workflows.parallel;

import org.jspecify.annotations.NullMarked;
