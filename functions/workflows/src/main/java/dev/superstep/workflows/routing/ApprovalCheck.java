package dev.superstep.workflows.routing;

import dev.superstep.graph.Node;
import jakarta.enterprise.context.ApplicationScoped;

/** Puts the decision before the answer that was waiting for it. */
@ApplicationScoped
public class ApprovalCheck implements Node<ApprovalCheck.In, ApprovalCheck.Out> {
    record In(String result) {}

    record Out(String result) {}

    /** What can be decided. */
    enum Decision {
        APPROVED,
        DENIED
    }

    @Override
    public Out run(In in) {
        return new Out(decide(in) + ": " + in.result());
    }

    /** The one place where it is decided. Nobody is asked: every answer is approved. */
    Decision decide(In in) {
        return Decision.APPROVED;
    }
}
