package dev.superstep.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.superstep.graph.Decision;
import dev.superstep.runlog.Inquiry;
import dev.superstep.runlog.Ruling;
import dev.superstep.runlog.RunId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an approval asks, as the API shows it.
 *
 * @param workflow the workflow of the run that asks
 * @param run the run that asks
 * @param node the approval
 * @param superstep the superstep in which it asks
 * @param status what has become of it
 * @param title what is asked, in one line
 * @param details what to know before deciding; absent if there is nothing more
 * @param asked when it was asked
 * @param deadline until when somebody can decide
 * @param ruling who has decided what, or that nobody has; absent while it is open
 * @param href where to decide
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ApprovalView(
        String workflow,
        String run,
        String node,
        int superstep,
        Status status,
        String title,
        @Nullable Object details,
        Instant asked,
        Instant deadline,
        @Nullable RulingView ruling,
        String href) {

    /** What has become of a question. */
    enum Status {
        OPEN,
        APPROVED,
        DENIED,
        EXPIRED
    }

    /**
     * How it was ruled.
     *
     * @param at when
     * @param decidedBy who has decided; absent if nobody has
     * @param comment why; absent if nobody has decided
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RulingView(
            Instant at,
            @Nullable String decidedBy,
            @Nullable String comment) {}

    static ApprovalView of(RunId run, Inquiry inquiry) {
        String node = inquiry.task().node().value();
        Ruling ruling = inquiry.ruling();
        return new ApprovalView(
                run.workflow(),
                run.run(),
                node,
                inquiry.superstep(),
                status(ruling),
                inquiry.question().title(),
                inquiry.question().details(),
                inquiry.asked(),
                inquiry.deadline(),
                ruling(ruling),
                "/workflows/" + run.workflow() + "/runs/" + run.run() + "/approvals/" + node);
    }

    private static Status status(@Nullable Ruling ruling) {
        return switch (ruling) {
            case null -> Status.OPEN;
            case Ruling.ByDeadline late -> Status.EXPIRED;
            case Ruling.ByPerson(Decision decision) -> decision.approves() ? Status.APPROVED : Status.DENIED;
        };
    }

    private static @Nullable RulingView ruling(@Nullable Ruling ruling) {
        return switch (ruling) {
            case null -> null;
            case Ruling.ByDeadline(Instant at) -> new RulingView(at, null, null);
            case Ruling.ByPerson(Decision decision) ->
                new RulingView(decision.decidedAt(), decision.decidedBy(), decision.comment());
        };
    }
}
