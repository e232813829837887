package dev.superstep.graph;

import dev.superstep.graph.core.NodeFunction;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an {@link Approval} does, on JSON values. */
public interface ApprovalFunction extends NodeFunction {
    /**
     * What a person is asked.
     *
     * @param view the channels that it looks at, as before the superstep
     * @return a question whose details are core JSON
     * @throws Exception whatever the node's own code throws; the run fails with it
     */
    Question ask(Map<String, @Nullable Object> view) throws Exception;

    /**
     * What comes of a decision.
     *
     * @return the update, as of {@link #run}
     * @throws Exception whatever the node's own code throws; the run fails with it
     */
    Map<String, @Nullable Object> answer(Map<String, @Nullable Object> view, Decision decision) throws Exception;

    /**
     * What comes of it if nobody has decided in time.
     *
     * @return the update, as of {@link #run}
     * @throws Exception whatever the node's own code throws; the run fails with it
     */
    Map<String, @Nullable Object> atDeadline(Map<String, @Nullable Object> view) throws Exception;

    /** Not called: an approval is asked and answered. */
    @Override
    default Map<String, @Nullable Object> run(Map<String, @Nullable Object> view) {
        throw new UnsupportedOperationException("an approval is asked and answered, and not run");
    }
}
