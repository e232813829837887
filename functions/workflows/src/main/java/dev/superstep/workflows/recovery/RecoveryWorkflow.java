package dev.superstep.workflows.recovery;

import dev.superstep.graph.End;
import dev.superstep.graph.Graph;
import dev.superstep.graph.Node;
import dev.superstep.graph.Workflow;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Processes, and tries again after longer and longer pauses, until it works or it is enough. */
@ApplicationScoped
public class RecoveryWorkflow implements Workflow<RecoveryState> {
    /** Two supersteps for each attempt that fails, and one, because a run that takes as many as the limit has reached it. */
    static final int RECURSION_LIMIT = 2 * (Retries.MOST + 1) + 1;

    /** More than what the annotations of {@link ResilientProcessing} can take. */
    private static final Duration PROCESSING = Duration.ofSeconds(10);

    record Standing(String currentStep) {}

    record Failed(String currentStep, int errorCount) {}

    @Override
    public Graph<RecoveryState> graph() {
        return Graph.of(RecoveryInput.class, RecoveryState.class)
                .start(ResilientProcessing.class)
                .timeLimit(ResilientProcessing.class, PROCESSING)
                .route(
                        ResilientProcessing.class,
                        Standing.class,
                        RecoveryWorkflow::afterProcessing,
                        ErrorRecovery.class,
                        End.class)
                .pause(ErrorRecovery.class, Failed.class, RecoveryWorkflow::pause)
                .route(
                        ErrorRecovery.class,
                        Standing.class,
                        RecoveryWorkflow::afterRecovery,
                        ResilientProcessing.class,
                        End.class)
                .recursionLimit(RECURSION_LIMIT)
                .build();
    }

    private static Class<? extends Node<?, ?>> afterProcessing(Standing standing) {
        return standing.currentStep().equals(RecoveryState.COMPLETED) ? End.class : ErrorRecovery.class;
    }

    private static Class<? extends Node<?, ?>> afterRecovery(Standing standing) {
        return standing.currentStep().equals(RecoveryState.RETRYING) ? ResilientProcessing.class : End.class;
    }

    private static Duration pause(Failed failed) {
        return failed.currentStep().equals(RecoveryState.RETRYING) ? Retries.pause(failed.errorCount()) : Duration.ZERO;
    }
}
