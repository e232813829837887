package dev.superstep.nodes;

import dev.superstep.compiler.Compiled;
import dev.superstep.compiler.Compiler;
import dev.superstep.engine.ApprovalDesk;
import dev.superstep.engine.RunBook;
import dev.superstep.graph.Workflow;
import dev.superstep.json.Json;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunLogException;
import dev.superstep.runner.Approvals;
import dev.superstep.runner.Headers;
import dev.superstep.runner.JacksonRecordMapper;
import dev.superstep.runner.TaskOutcomes;
import dev.superstep.states.Executions;
import dev.superstep.states.StateMachineArn;
import dev.superstep.states.StateMachines;
import dev.superstep.states.StatesEngine;
import dev.superstep.states.Sweep;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * Sweeps up after the runs of all workflows, when it is called, which in AWS a schedule does: {@link Sweep} for executions, {@link
 * ApprovalDesk#resendDecisions} for approvals; then it measures how long people have been waited for.
 *
 * <p>What fails for one workflow does not keep the others from being swept; the invocation fails in the end.
 */
@Singleton
class RunSweeping {
    private final Instance<Workflow<?>> workflows;
    private final RunLog log;
    private final Instance<SfnClient> client;
    private final TaskOutcomes outcomes;
    private final WaitingMetric waiting;
    private final Config config;
    private final Optional<String> pattern;
    private final Duration retention;
    private final InstantSource clock = InstantSource.system();

    RunSweeping(
            @Any Instance<Workflow<?>> workflows,
            RunLog log,
            Instance<SfnClient> client,
            TaskOutcomes outcomes,
            WaitingMetric waiting,
            Config config,
            @ConfigProperty(name = "superstep.state-machines") Optional<String> pattern,
            @ConfigProperty(name = "superstep.retention") Duration retention) {
        this.workflows = workflows;
        this.log = log;
        this.client = client;
        this.outcomes = outcomes;
        this.waiting = waiting;
        this.config = config;
        this.pattern = pattern;
        this.retention = retention;
    }

    /**
     * Sweeps once.
     *
     * @return what was done for each workflow
     * @throws RunLogException the first failure, if there was any
     */
    Map<String, @Nullable Object> sweep() {
        List<? extends Workflow<?>> all = workflows.stream().toList();
        StateMachines machines = StateMachines.of(
                all.stream().map(Workflow::name).sorted().toList(),
                pattern,
                workflow -> config.getOptionalValue("superstep.state-machine." + workflow, String.class));
        ApprovalDesk desk = new ApprovalDesk(log, new Approvals(log, outcomes, clock));
        Map<String, @Nullable Object> done = new LinkedHashMap<>();
        List<RunLogException> failures = new ArrayList<>();
        for (Workflow<?> workflow : all) {
            try {
                done.put(workflow.name(), sweep(workflow, machines.of(workflow.name()), desk));
            } catch (RunLogException e) {
                failures.add(e);
            }
        }
        waiting.measure(log, clock.instant());
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
        return done;
    }

    private Map<String, @Nullable Object> sweep(Workflow<?> workflow, StateMachineArn machine, ApprovalDesk desk) {
        Compiled compiled = Compiler.compile(workflow.graph().definition(workflow.name(), new JacksonRecordMapper()));
        RunBook book = new RunBook(compiled, log, new Headers(compiled.definition(), clock, retention), clock);
        Executions executions = new Executions(client.get(), machine);
        Sweep.Done done = new Sweep(new StatesEngine(book, log, executions), log, executions, clock).sweep();
        return Json.object(
                "closed", (long) done.closed(),
                "started", (long) done.started(),
                "stopped", (long) done.stopped(),
                "left", (long) done.left(),
                "told", (long) desk.resendDecisions(workflow.name()));
    }
}
