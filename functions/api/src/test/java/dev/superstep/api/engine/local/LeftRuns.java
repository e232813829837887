package dev.superstep.api.engine.local;

import dev.superstep.api.catalog.Catalog;
import dev.superstep.engine.LocalEngine;
import dev.superstep.engine.NodeInvoker;
import dev.superstep.interpreter.Interpreter;
import dev.superstep.interpreter.ScheduledTime;
import dev.superstep.interpreter.TaskInvoker;
import dev.superstep.json.Json;
import dev.superstep.runlog.Run;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import dev.superstep.runner.Runner;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Leaves runs in the log before the engine looks for them, as a process that died would: for {@link LeftRunsTest}. */
@Singleton
final class LeftRuns {
    static final String WORKFLOW = "sequential";
    static final String QUEUED = "only-queued";
    static final String RECORDED = "only-recorded";
    static final String BEGUN = "one-task-committed";
    static final String OF_ANOTHER_GRAPH = "of-another-graph";

    private static final Map<String, Object> INPUT = Json.object("input_data", "This is sample data for processing");

    private final Catalog catalog;
    private final RunLog log;

    LeftRuns(Catalog catalog, RunLog log) {
        this.catalog = catalog;
        this.log = log;
    }

    /** Comes before the engine's own observer. */
    void leave(
            @Observes @Priority(1) StartupEvent starting,
            @ConfigProperty(name = "superstep.test.left-runs", defaultValue = "false") boolean wanted)
            throws InterruptedException {
        if (wanted) {
            LocalEngine engine = engineThatDies();
            engine.enqueue(QUEUED, "1", INPUT);
            engine.open(RECORDED, "1", INPUT);
            engine.open(BEGUN, "1", INPUT);
            Thread dying = Thread.ofVirtual().start(() -> engine.execute(BEGUN));
            dying.join();
            Run run = new Run(
                    new RunId(WORKFLOW, OF_ANOTHER_GRAPH), "1", Instant.now().plus(Duration.ofDays(1)));
            log.open(RunHeader.running(run, INPUT, "of another graph", Instant.now()), INPUT);
        }
    }

    /** Its execution is interrupted when the second task begins. */
    private LocalEngine engineThatDies() {
        Catalog.Entry workflow = catalog.find(WORKFLOW).orElseThrow();
        InstantSource clock = InstantSource.system();
        Runner runner = new Runner(workflow.program(), log, clock, Runner.Settings.keeping(Duration.ofDays(1)));
        TaskInvoker nodes = new NodeInvoker(workflow.compiled(), runner);
        AtomicInteger tasks = new AtomicInteger();
        TaskInvoker dying = call -> {
            if (tasks.incrementAndGet() > 1) {
                throw new InterruptedException();
            }
            return nodes.invoke(call);
        };
        ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().factory());
        Interpreter interpreter = new Interpreter(dying, new ScheduledTime(clock, alarms), new Random(0));
        return new LocalEngine(workflow.compiled(), runner, interpreter, log, clock);
    }
}
