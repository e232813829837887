package dev.superstep.api.wiring;

import dev.superstep.api.engine.WorkflowEngine;
import dev.superstep.api.engine.local.LocalApprovals;
import dev.superstep.api.engine.local.LocalWorkflowEngine;
import dev.superstep.api.engine.states.StepFunctionsEngine;
import dev.superstep.engine.ApprovalDesk;
import dev.superstep.engine.LocalTaskOutcomes;
import dev.superstep.interpreter.TaskTokens;
import dev.superstep.runlog.RunLog;
import dev.superstep.runner.Approvals;
import dev.superstep.runner.TaskOutcomes;
import dev.superstep.states.StatesException;
import dev.superstep.states.StatesTaskOutcomes;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The engine that {@code superstep.engine} names, and what goes with it. What belongs to the other is never made. */
@Singleton
final class EngineWiring {
    private final Kind kind;

    private enum Kind {
        LOCAL,
        STEP_FUNCTIONS
    }

    EngineWiring(@ConfigProperty(name = "superstep.engine") String engine) {
        this.kind = switch (engine) {
            case "local" -> Kind.LOCAL;
            case "step-functions" -> Kind.STEP_FUNCTIONS;
            default -> throw StatesException.noEngine(engine);
        };
    }

    /** Goes on with what an earlier process has left, if that is this process's to do. */
    void start(
            @Observes StartupEvent started,
            WorkflowEngine engine,
            Instance<LocalWorkflowEngine> local,
            Instance<LocalApprovals> approvals) {
        if (kind == Kind.LOCAL) {
            local.get().recover();
            approvals.get().begin();
        }
    }

    @Produces
    @Singleton
    WorkflowEngine engine(Instance<LocalWorkflowEngine> local, Instance<StepFunctionsEngine> states) {
        return switch (kind) {
            case LOCAL -> local.get();
            case STEP_FUNCTIONS -> states.get();
        };
    }

    /** Region, credentials and another address are the environment's, as the AWS SDK has it. */
    @Produces
    @Singleton
    static SfnClient states() {
        return SfnClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    @Produces
    @Singleton
    TaskOutcomes outcomes(Instance<TaskTokens> tokens, Instance<SfnClient> client) {
        return switch (kind) {
            case LOCAL -> new LocalTaskOutcomes(tokens.get());
            case STEP_FUNCTIONS -> new StatesTaskOutcomes(client.get());
        };
    }

    /** Where persons decide. */
    @Produces
    @Singleton
    static ApprovalDesk desk(RunLog log, TaskOutcomes outcomes) {
        return new ApprovalDesk(log, new Approvals(log, outcomes, InstantSource.system()));
    }
}
