package dev.superstep.api.engine.local;

import dev.superstep.api.catalog.Catalog;
import dev.superstep.api.engine.EngineLoad;
import dev.superstep.api.engine.Fork;
import dev.superstep.api.engine.WorkflowEngine;
import dev.superstep.engine.EngineException;
import dev.superstep.engine.LocalEngine;
import dev.superstep.engine.RunReport;
import dev.superstep.engine.RunSteps;
import dev.superstep.interpreter.TaskTokens;
import dev.superstep.runlog.Page;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunLogException;
import dev.superstep.runlog.RunStatus;
import dev.superstep.runlog.Window;
import dev.superstep.runner.Instruments;
import dev.superstep.runner.Runner;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Executes every run in this process, and resumes at its start what an earlier process left unfinished.
 *
 * <p>One process at a time may execute the runs of a table: another would take those of the first for abandoned, and resume
 * them. Nothing would be committed twice then, but nodes would run twice.
 */
@Singleton
@Typed(LocalWorkflowEngine.class)
public final class LocalWorkflowEngine implements WorkflowEngine {
    private static final Logger LOG = Logger.getLogger(LocalWorkflowEngine.class);

    private final InstantSource clock = InstantSource.system();
    private final Instant since = clock.instant();
    private final LocalEngines engines;
    private final RunLog log;
    private final LocalBounds bounds;
    private final Executions executions;
    private final Conductor conductor;
    private final CountDownLatch leftRunsAreKnown = new CountDownLatch(1);

    LocalWorkflowEngine(
            Catalog catalog,
            RunLog log,
            TaskTokens tokens,
            Instruments instruments,
            LocalBounds bounds,
            @ConfigProperty(name = "superstep.retention") Duration retention) {
        this.log = log;
        this.bounds = bounds;
        this.executions = new Executions(bounds.runs(), bounds.queued());
        this.conductor = new Conductor(executions, log);
        this.engines = new LocalEngines(
                catalog,
                log,
                clock,
                Runner.Settings.keeping(retention).with(instruments),
                tokens,
                bounds.invocations());
    }

    /** Resumes what is unfinished, without making the caller wait for it: to be called once, when the application starts. */
    public void recover() {
        executions.inBackground(() -> {
            try {
                engines.all().forEach(this::recover);
            } finally {
                leftRunsAreKnown.countDown();
            }
        });
    }

    private void recover(LocalEngine engine) {
        String workflow = engine.compiled().definition().name();
        try {
            engines.remember(engine);
            for (String run : engine.unfinished()) {
                // What is not resumed was started by this process while the list was made.
                if (conductor.resume(engine, new RunId(workflow, run))) {
                    LOG.infof("Resuming run %s/%s, which an earlier process left", workflow, run);
                }
            }
        } catch (RunLogException e) {
            LOG.errorf("No run of workflow %s is resumed. %s", workflow, e.getMessage());
        }
    }

    @Override
    public void submit(String workflow, String run, Map<String, @Nullable Object> input) {
        LocalEngine engine = engines.of(workflow);
        engines.remember(engine);
        conductor.begin(
                engine,
                new RunId(workflow, run),
                () -> engine.find(run, input),
                job -> job.hasBegun() ? engine.open(run, input) : engine.enqueue(run, input));
    }

    @Override
    public void redrive(String workflow, String run) {
        LocalEngine engine = engines.of(workflow);
        conductor.begin(engine, new RunId(workflow, run), () -> stillRunning(engine, run), job -> engine.reopen(run));
    }

    /** Of a run that is being executed; empty if it has just ended, and is about to be let go. */
    private static Optional<RunHeader> stillRunning(LocalEngine engine, String run) {
        return engine.find(run).filter(header -> {
            if (!header.status().isEnd()) {
                throw EngineException.stillRunning(header, "redriven");
            }
            return false;
        });
    }

    @Override
    public void fork(RunId parent, Fork fork, String run) {
        LocalEngine engine = engines.of(parent.workflow());
        String from = parent.run();
        conductor.begin(
                engine,
                new RunId(parent.workflow(), run),
                () -> engine.findFork(from, fork.superstep(), fork.edits(), run),
                job -> engine.fork(from, fork.superstep(), fork.edits(), run));
    }

    @Override
    public void cancel(String workflow, String run, String reason) {
        LocalEngine engine = engines.of(workflow);
        RunId id = new RunId(workflow, run);
        RunHeader header = engine.find(run).orElseThrow(() -> RunLogException.unknownRun(id));
        if (header.status() == RunStatus.CANCELLED) {
            return;
        }
        engine.cancel(run, reason);
        conductor.stop(engine, id);
    }

    @Override
    public void erase(String workflow, String run) {
        engines.of(workflow).erase(run, bounds.eraseGrace());
    }

    @Override
    public void await(String workflow, String run, Duration atMost) throws InterruptedException {
        RunId id = new RunId(workflow, run);
        long until = System.nanoTime() + atMost.toNanos();
        // Only then is it known which runs go on that an earlier process left.
        if (leftRunsAreKnown.await(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            executions.await(id, Duration.ofNanos(until - System.nanoTime()));
        }
    }

    @Override
    public Optional<RunHeader> find(String workflow, String run) {
        return engines.of(workflow).find(run).map(this::asItIsNow);
    }

    @Override
    public Optional<RunReport> report(String workflow, String run) {
        return engines.of(workflow).report(run).map(report -> report.with(asItIsNow(report.header())));
    }

    @Override
    public Optional<RunSteps> steps(String workflow, String run, int from, int limit) {
        return engines.of(workflow)
                .steps(run, from, limit)
                .map(steps -> new RunSteps(
                        asItIsNow(steps.header()), steps.first(), steps.last(), steps.before(), steps.steps()));
    }

    @Override
    public Optional<byte[]> state(String workflow, String run, int superstep, String channel) {
        return engines.of(workflow).state(run, superstep, channel);
    }

    @Override
    public Page list(String workflow, Window window, int limit, @Nullable String cursor) {
        Page page = log.list(workflow, window, limit, cursor);
        return new Page(page.runs().stream().map(this::asItIsNow).toList(), page.cursor());
    }

    /** The log does not hear of it when a run waits. */
    private RunHeader asItIsNow(RunHeader header) {
        return header.status().isEnd()
                ? header
                : executions
                        .job(header.run().id())
                        .flatMap(Job::status)
                        .map(header::standing)
                        .orElse(header);
    }

    @Override
    public Optional<byte[]> state(String workflow, String run, String channel) {
        return engines.of(workflow).state(run, channel);
    }

    @Override
    public Optional<byte[]> input(String workflow, String run, String channel) {
        return engines.of(workflow).input(run, channel);
    }

    @Override
    public EngineLoad load() {
        return new EngineLoad(
                since,
                executions.load(),
                engines.load(),
                executions.waiting(),
                executions.queued(),
                executions.maxQueued(),
                conductor.ends().counted());
    }

    /** Interrupts what runs: such a run stays as its log has it. */
    @PreDestroy
    void stop() {
        executions.stop();
        engines.stop();
    }
}
