package dev.superstep.api.engine.local;

import dev.superstep.api.catalog.Catalog;
import dev.superstep.api.engine.WorkflowEngine;
import dev.superstep.engine.LocalEngine;
import dev.superstep.engine.NodeInvoker;
import dev.superstep.engine.RunReport;
import dev.superstep.interpreter.Interpreter;
import dev.superstep.interpreter.ScheduledTime;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import dev.superstep.runner.Runner;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Executes every run on a virtual thread of its own. */
@Singleton
public final class LocalWorkflowEngine implements WorkflowEngine {
    private static final Logger LOG = Logger.getLogger(LocalWorkflowEngine.class);

    private final InstantSource clock = InstantSource.system();
    private final Map<String, LocalEngine> engines;
    private final Map<RunId, CountDownLatch> running = new ConcurrentHashMap<>();
    private final ExecutorService runs = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("run-", 0).factory());
    private final ScheduledThreadPoolExecutor alarms = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("run-alarms").factory());

    LocalWorkflowEngine(Catalog catalog, RunLog log, @ConfigProperty(name = "superstep.retention") Duration retention) {
        alarms.setRemoveOnCancelPolicy(true);
        Map<String, LocalEngine> byName = new LinkedHashMap<>();
        for (Catalog.Entry workflow : catalog.all()) {
            Runner runner = new Runner(workflow.program(), log, clock, Runner.Settings.keeping(retention));
            Interpreter interpreter = new Interpreter(
                    new NodeInvoker(workflow.compiled(), runner), new ScheduledTime(clock, alarms), new SecureRandom());
            byName.put(workflow.name(), new LocalEngine(workflow.compiled(), runner, interpreter, log, clock));
        }
        engines = Collections.unmodifiableMap(byName);
    }

    @Override
    public void start(String workflow, String run, Map<String, @Nullable Object> input) {
        LocalEngine engine = engine(workflow);
        engine.open(run, clock.instant().toString(), input);
        RunId id = new RunId(workflow, run);
        CountDownLatch ended = new CountDownLatch(1);
        running.put(id, ended);
        runs.execute(() -> {
            try {
                engine.execute(run);
            } catch (RuntimeException e) {
                LOG.errorf(e, "Run %s was left as it is, because it could not go on", id);
            } finally {
                running.remove(id);
                ended.countDown();
            }
        });
    }

    @Override
    public void await(String workflow, String run, Duration atMost) throws InterruptedException {
        CountDownLatch ended = running.get(new RunId(workflow, run));
        if (ended != null && !ended.await(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            LOG.debugf("Run %s/%s still runs after %s", workflow, run, atMost);
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
        runs.shutdownNow();
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
