package dev.superstep.workflows.routing;

import dev.superstep.graph.Graph;
import dev.superstep.graph.Node;
import dev.superstep.graph.Workflow;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Sends a request the way that its user's type calls for. */
@ApplicationScoped
public class RoutingWorkflow implements Workflow<RoutingState> {
    private static final Duration DEADLINE = Duration.ofDays(1);

    record Classified(String userType) {}

    @Override
    public Graph<RoutingState> graph() {
        return Graph.of(RoutingInput.class, RoutingState.class)
                .start(ClassifyUser.class)
                .route(
                        ClassifyUser.class,
                        Classified.class,
                        RoutingWorkflow::way,
                        AdminProcessing.class,
                        PremiumProcessing.class,
                        StandardProcessing.class)
                .edge(AdminProcessing.class, ApprovalCheck.class)
                .deadline(ApprovalCheck.class, DEADLINE)
                .end(PremiumProcessing.class)
                .end(StandardProcessing.class)
                .end(ApprovalCheck.class)
                .build();
    }

    private static Class<? extends Node<?, ?>> way(Classified request) {
        return switch (UserType.labelled(request.userType())) {
            case ADMIN -> AdminProcessing.class;
            case PREMIUM -> PremiumProcessing.class;
            case STANDARD -> StandardProcessing.class;
        };
    }
}
