package dev.superstep.workflows.routing;

import dev.superstep.graph.Approval;
import dev.superstep.graph.Decision;
import dev.superstep.graph.Question;
import jakarta.enterprise.context.ApplicationScoped;

/** Has a person decide whether an answer may be given, and puts the decision before it; what nobody approves in time is denied. */
@ApplicationScoped
public class ApprovalCheck implements Approval<ApprovalCheck.In, ApprovalCheck.Out> {
    record In(String userInput, String result) {}

    record Out(String result) {}

    /**
     * What a person is shown.
     *
     * @param request the request as it came
     * @param answer the answer that waits
     */
    record Details(String request, String answer) {}

    @Override
    public Question ask(In in) {
        return Question.of("May this request have full access?", new Details(in.userInput(), in.result()));
    }

    @Override
    public Out answer(In in, Decision decision) {
        return decided(decision.approves() ? "APPROVED" : "DENIED", in);
    }

    @Override
    public Out atDeadline(In in) {
        return decided("DENIED", in);
    }

    private static Out decided(String how, In in) {
        return new Out(how + ": " + in.result());
    }
}
