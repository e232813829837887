/**
 * A blog post in four steps, three of which ask a language model: research, outline, draft, review.
 *
 * <pre>
 *   START -&gt; research_topic -&gt; create_outline -&gt; write_draft -&gt; review_and_finalize -&gt; END
 * </pre>
 *
 * A node's annotations say how often and how long the model is asked ({@link dev.superstep.workflows.model.Patience}); a
 * review that does not come leaves the draft as it is, and the metadata say so. Read {@link
 * dev.superstep.workflows.blog.BlogWorkflow} first, then {@link dev.superstep.workflows.blog.WriteDraft}.
 */
@NullMarked
package dev.superstep.workflows.blog;

import org.jspecify.annotations.NullMarked;
