package dev.superstep.api.engine.local;

import dev.superstep.api.catalog.Catalog;
import dev.superstep.engine.ApprovalDesk;
import dev.superstep.engine.LocalEngine;
import dev.superstep.engine.LocalTaskOutcomes;
import dev.superstep.engine.NodeInvoker;
import dev.superstep.graph.Decision;
import dev.superstep.graph.core.NodeId;
import dev.superstep.interpreter.Interpreter;
import dev.superstep.interpreter.ScheduledTime;
import dev.superstep.interpreter.TaskTokens;
import dev.superstep.json.Json;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.TaskId;
import dev.superstep.runner.Approvals;
import dev.superstep.runner.Runner;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Leaves runs that wait for a person, as a process that died would: for {@link LeftApprovalsTest}. */
@Singleton
final class LeftApprovals {
    static final String WORKFLOW = "routing";
    static final NodeId CHECK = new NodeId("approval_check");
    static final String OPEN = "still-open";
    static final String DECIDED = "decided-meanwhile";
    static final String OVERDUE = "deadline-passed-meanwhile";
    static final String URGENT = "deadline-passes-soon";

    private final Catalog catalog;
    private final RunLog log;

    LeftApprovals(Catalog catalog, RunLog log) {
        this.catalog = catalog;
        this.log = log;
    }

    /** Comes before the engine's own observer. */
    void leave(
            @Observes @Priority(1) StartupEvent starting,
            @ConfigProperty(name = "superstep.test.left-approvals", defaultValue = "false") boolean wanted)
            throws InterruptedException {
        if (wanted) {
            waiting(OPEN, Duration.ofHours(1));
            waiting(DECIDED, Duration.ofHours(1));
            waiting(OVERDUE, Duration.ofDays(2));
            waiting(URGENT, Duration.ofDays(1).minusSeconds(8));
            ApprovalDesk desk = new ApprovalDesk(log, new Approvals(log, token -> false, InstantSource.system()));
            desk.decide(new RunId(WORKFLOW, DECIDED), CHECK, Decision.approve("Ann", "while nobody was there"));
        }
    }

    /** A run that has asked so long {@code ago}, and whose process has died since. */
    private void waiting(String run, Duration ago) throws InterruptedException {
        Catalog.Entry workflow = catalog.find(WORKFLOW).orElseThrow();
        InstantSource clock = () -> Instant.now().minus(ago);
        TaskTokens tokens = new TaskTokens(new SecureRandom());
        Runner runner = new Runner(
                workflow.program(),
                log,
                clock,
                Runner.Settings.keeping(Duration.ofDays(9)),
                new LocalTaskOutcomes(tokens));
        try (ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor()) {
            Interpreter interpreter = new Interpreter(
                            new NodeInvoker(workflow.compiled(), runner),
                            new ScheduledTime(clock, alarms),
                            new Random(0))
                    .tokens(tokens);
            LocalEngine engine = new LocalEngine(workflow.compiled(), runner, interpreter, log, clock);
            RunHeader header = engine.open(run, "1", Json.object("user_input", "admin"));
            Thread dying = Thread.ofVirtual().start(() -> engine.execute(run));
            while (log.tokens(header.run(), 3, TaskId.of(CHECK)).isEmpty()) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            dying.interrupt();
            dying.join();
            alarms.shutdownNow();
        }
    }
}
