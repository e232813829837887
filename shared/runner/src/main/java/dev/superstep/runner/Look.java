package dev.superstep.runner;

import dev.superstep.graph.core.Channels;
import dev.superstep.graph.core.InvalidUpdateException;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.Fold;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.Step;
import java.util.List;

/**
 * The look after a commit: whether this was the last task of its superstep, and then whether the superstep was legal.
 *
 * <p>The last put to be acknowledged is followed by a read that sees every other, so somebody always sees all. Several may,
 * and then all of them find the same. A duplicate looks again, because the look of the one before may have been lost.
 */
final class Look {
    /** A superstep of more tasks is not looked at by each of them; whoever reads it next finds a conflict. */
    private static final int MOST_TASKS = 100;

    private final RunLog log;
    private final Channels channels;
    private final int limit;

    /**
     * @param log where the superstep is
     * @param channels what can conflict
     * @param limit how many supersteps a run may take
     */
    Look(RunLog log, Channels channels, int limit) {
        this.log = log;
        this.channels = channels;
        this.limit = limit;
    }

    /**
     * Looks, where the event asks for it.
     *
     * @param delta what the task has committed
     * @return what was seen of the superstep, which is this task alone where nobody needed to look
     * @throws AttemptFailure if the superstep is complete and has a conflict, or was the last that the run may take
     */
    Step after(Attempt one, Delta delta) {
        boolean atLimit =
                one.superstep() == limit && (one.event().limit() || one.event().frontier());
        boolean conflict = one.event().conflict() && delta.tasks() <= MOST_TASKS;
        boolean somebodyElse = delta.tasks() > 1;
        if (!somebodyElse || !(atLimit || conflict || one.event().frontier())) {
            refuse(atLimit);
            return new Step(one.superstep(), List.of(delta));
        }
        Step step = log.step(one.slice().run(), one.superstep());
        if (step.isComplete()) {
            refuseConflict(one, step);
            refuse(atLimit);
        }
        return step;
    }

    private void refuseConflict(Attempt one, Step step) {
        try {
            Fold.of(channels, one.state(), List.of(step));
        } catch (InvalidUpdateException e) {
            throw AttemptFailure.invalidUpdate(one.node(), one.superstep(), e);
        }
    }

    private void refuse(boolean atLimit) {
        if (atLimit) {
            throw AttemptFailure.recursion(limit, limit);
        }
    }
}
