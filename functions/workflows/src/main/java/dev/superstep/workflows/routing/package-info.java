/**
 * A router: who asks decides which way a request takes, and no privileged way avoids the approval.
 *
 * <pre>
 *   START -&gt; classify_user ?-&gt; admin_processing | premium_processing | standard_processing
 *   admin_processing -&gt; approval_check -&gt; END
 *   premium_processing -&gt; END;  standard_processing -&gt; END
 * </pre>
 *
 * A person is asked in {@link dev.superstep.workflows.routing.ApprovalCheck}, and has a day to decide. Read {@link dev.superstep.workflows.routing.RoutingWorkflow}
 * first.
 */
@NullMarked
package dev.superstep.workflows.routing;

import org.jspecify.annotations.NullMarked;
