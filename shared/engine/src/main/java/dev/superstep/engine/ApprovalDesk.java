package dev.superstep.engine;

import dev.superstep.graph.Decision;
import dev.superstep.graph.core.NodeId;
import dev.superstep.runlog.Inquiry;
import dev.superstep.runlog.Ruling;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunLogException;
import dev.superstep.runlog.Waiting;
import dev.superstep.runner.Approvals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where people decide what approvals ask: of all runs of all workflows of a log.
 *
 * <p>Each question is decided once. The same decision again by the same person changes nothing and is no error, so that a
 * request whose answer was lost can be repeated. Thread-safe.
 */
public final class ApprovalDesk {
    private final RunLog log;
    private final Approvals approvals;

    /**
     * @param log where it is recorded
     * @param approvals on the same log
     */
    public ApprovalDesk(RunLog log, Approvals approvals) {
        this.log = log;
        this.approvals = approvals;
    }

    /** What somebody can decide, the most urgent first; see {@link RunLog#waiting}. */
    public Waiting waiting(int limit, @Nullable String cursor) {
        return log.waiting(limit, cursor);
    }

    /**
     * What the approvals of a run have asked, in the order of their supersteps.
     *
     * @throws RunLogException with UNKNOWN_RUN
     */
    public List<Inquiry> of(RunId run) {
        return log.inquiries(header(run).run().id());
    }

    /**
     * Decides what an approval of a run asks, and lets the run go on.
     *
     * @param node the approval; if it has asked several times, the last time is meant
     * @param decision when it was decided is the instant of this call
     * @return what is recorded
     * @throws RunLogException with UNKNOWN_RUN
     * @throws EngineException with NOT_ASKED; with ALREADY_DECIDED if another decision is recorded, DEADLINE_PASSED if none is
     *     and it is too late, ALREADY_ENDED if the run has ended or is being cancelled
     */
    public Inquiry decide(RunId run, NodeId node, Decision decision) {
        RunHeader header = header(run);
        Inquiry asked = inquiry(run, node);
        if (asked.isOpen()) {
            requireGoingOn(header);
        }
        return switch (asked.ruling()) {
            case null ->
                requireSame(
                        run,
                        decision,
                        approvals.isOver(asked)
                                ? approvals.ruleAtDeadline(header.run(), asked)
                                : approvals.rule(
                                        header.run(), asked, new Ruling.ByPerson(decision.at(approvals.now()))));
            case Ruling before -> again(header, decision, asked);
        };
    }

    /** Rules that nobody decides what an approval of a run asks, without waiting for its deadline: for tests. */
    public Inquiry expire(RunId run, NodeId node) {
        return approvals.ruleAtDeadline(header(run).run(), inquiry(run, node));
    }

    /**
     * Makes good for whoever died before it told a ruling: tells it to all that still wait, rules what nobody has decided in
     * time, and forgets the waiting of runs that have ended. May be called at any time, by several at once.
     *
     * @return how many tasks went on
     */
    public int resendDecisions(String workflow) {
        int told = 0;
        for (RunId run : log.waitingRuns(workflow)) {
            RunHeader header = log.header(run).orElse(null);
            if (header != null) {
                told += resend(header);
            }
        }
        return told;
    }

    private int resend(RunHeader header) {
        int told = 0;
        for (Inquiry inquiry : log.inquiries(header.run().id())) {
            if (inquiry.isWaiting() && header.status().isEnd()) {
                log.endWait(header.run(), inquiry.superstep(), inquiry.task());
            } else if (inquiry.isWaiting() && !inquiry.isOpen()) {
                told += approvals.tell(header.run(), inquiry);
            } else if (inquiry.isWaiting() && approvals.isOver(inquiry)) {
                Inquiry ruled = approvals.ruleAtDeadline(header.run(), inquiry);
                told += ruled.isOpen() ? 0 : 1;
            }
        }
        return told;
    }

    /** An answer that repeats the one that is recorded; who waits is told again, for the first time may have been cut short. */
    private Inquiry again(RunHeader header, Decision decision, Inquiry asked) {
        Inquiry same = requireSame(header.run().id(), decision, asked);
        if (same.isWaiting() && !header.status().isEnd()) {
            approvals.tell(header.run(), same);
        }
        return same;
    }

    private static Inquiry requireSame(RunId run, Decision decision, Inquiry ruled) {
        return switch (ruled.ruling()) {
            case Ruling.ByPerson(Decision recorded) when recorded.repeats(decision) -> ruled;
            case Ruling.ByPerson(Decision recorded) ->
                throw EngineException.alreadyDecided(run, ruled.task().node(), recorded);
            case Ruling.ByDeadline late ->
                throw EngineException.deadlinePassed(run, ruled.task().node(), ruled.deadline());
            case null -> throw new IllegalStateException("what is ruled has a ruling");
        };
    }

    private void requireGoingOn(RunHeader header) {
        if (header.status().isEnd()) {
            throw EngineException.nothingToDecide(header);
        }
        if (log.cancelRequest(header.run().id()).isPresent()) {
            throw EngineException.beingCancelled(header);
        }
    }

    private Inquiry inquiry(RunId run, NodeId node) {
        return log.inquiries(run).reversed().stream()
                .filter(inquiry -> inquiry.task().node().equals(node))
                .findFirst()
                .orElseThrow(() -> EngineException.notAsked(run, node));
    }

    private RunHeader header(RunId run) {
        return log.header(run).orElseThrow(() -> RunLogException.unknownRun(run));
    }
}
