package dev.superstep.api.engine.local;

import dev.superstep.api.catalog.Catalog;
import dev.superstep.api.engine.WorkflowEngine;
import dev.superstep.engine.LocalEngine;
import dev.superstep.engine.LocalTaskOutcomes;
import dev.superstep.engine.NodeInvoker;
import dev.superstep.engine.RunReport;
import dev.superstep.interpreter.Interpreter;
import dev.superstep.interpreter.ScheduledTime;
import dev.superstep.interpreter.TaskTokens;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunLogException;
import dev.superstep.runner.Instruments;
import dev.superstep.runner.Runner;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
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
public final class LocalWorkflowEngine implements WorkflowEngine {
    private static final Logger LOG = Logger.getLogger(LocalWorkflowEngine.class);

    private final InstantSource clock = InstantSource.system();
    private final Map<String, LocalEngine> engines;
    private final Set<LocalEngine> remembered = ConcurrentHashMap.newKeySet();
    private final Executions executions = new Executions();
    private final CountDownLatch leftRunsAreKnown = new CountDownLatch(1);
    private final ScheduledThreadPoolExecutor alarms = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("run-alarms").factory());

    LocalWorkflowEngine(
            Catalog catalog,
            RunLog log,
            TaskTokens tokens,
            Instruments instruments,
            @ConfigProperty(name = "superstep.retention") Duration retention) {
        alarms.setRemoveOnCancelPolicy(true);
        Map<String, LocalEngine> byName = new LinkedHashMap<>();
        for (Catalog.Entry workflow : catalog.all()) {
            Runner runner = new Runner(
                    workflow.program(),
                    log,
                    clock,
                    Runner.Settings.keeping(retention).with(instruments),
                    new LocalTaskOutcomes(tokens));
            Interpreter interpreter = new Interpreter(
                            new NodeInvoker(workflow.compiled(), runner),
                            new ScheduledTime(clock, alarms),
                            new SecureRandom())
                    .tokens(tokens);
            byName.put(workflow.name(), new LocalEngine(workflow.compiled(), runner, interpreter, log, clock));
        }
        engines = Collections.unmodifiableMap(byName);
    }

    /** Resumes what is unfinished, without making the start of the application wait for it. */
    void recover(@Observes StartupEvent started) {
        executions.inBackground(() -> {
            try {
                engines.values().forEach(this::recover);
            } finally {
                leftRunsAreKnown.countDown();
            }
        });
    }

    private void recover(LocalEngine engine) {
        String workflow = engine.compiled().definition().name();
        try {
            rememberGraph(engine);
            for (String run : engine.unfinished()) {
                // What cannot be claimed was started by this process while the list was made.
                RunId id = new RunId(workflow, run);
                if (executions.claim(id)) {
                    LOG.infof("Resuming run %s, which an earlier process left", id);
                    executions.execute(id, () -> engine.resume(run));
                }
            }
        } catch (RunLogException e) {
            LOG.errorf("No run of workflow %s is resumed. %s", workflow, e.getMessage());
        }
    }

    @Override
    public void start(String workflow, String run, Map<String, @Nullable Object> input) {
        LocalEngine engine = engine(workflow);
        RunId id = new RunId(workflow, run);
        if (!executions.claim(id)) {
            throw new IllegalArgumentException("run \"" + id + "\" is being executed");
        }
        try {
            rememberGraph(engine);
            engine.open(run, clock.instant().toString(), input);
        } catch (RuntimeException e) {
            executions.release(id);
            throw e;
        }
        executions.execute(id, () -> engine.execute(run));
    }

    /** Before the first run is recorded, so that a process with another graph can tell what the run was begun by. */
    private void rememberGraph(LocalEngine engine) {
        if (!remembered.contains(engine)) {
            engine.rememberGraph();
            remembered.add(engine);
        }
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
    public Optional<RunReport> report(String workflow, String run) {
        return engine(workflow).report(run);
    }

    @Override
    public Optional<byte[]> state(String workflow, String run, String channel) {
        return engine(workflow).state(run, channel);
    }

    @Override
    public Optional<byte[]> input(String workflow, String run, String channel) {
        return engine(workflow).input(run, channel);
    }

    /** Interrupts what runs: such a run stays as its log has it. */
    @PreDestroy
    void stop() {
        executions.stop();
        alarms.shutdownNow();
    }

    private LocalEngine engine(String workflow) {
        LocalEngine engine = engines.get(workflow);
        if (engine == null) {
            throw new IllegalArgumentException("no such workflow: " + workflow);
        }
        return engine;
    }
}
