package dev.superstep.benchmarks.engine;

import dev.superstep.compiler.Budget;
import dev.superstep.compiler.Compiled;
import dev.superstep.compiler.Compiler;
import dev.superstep.engine.LocalEngine;
import dev.superstep.engine.NodeInvoker;
import dev.superstep.engine.RunReport;
import dev.superstep.graph.core.Program;
import dev.superstep.interpreter.Interpreter;
import dev.superstep.interpreter.ScheduledTime;
import dev.superstep.runlog.InMemoryRunLog;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunStatus;
import dev.superstep.runner.Runner;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Runs of one graph, one after the other, on an engine as dev mode and tests have it. Not thread-safe. */
public final class LocalRuns implements AutoCloseable {
    private final ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private final RunLog log;
    private final LocalEngine engine;
    private long runs;

    /** Runs of {@code program} with its log in memory. */
    public LocalRuns(Program program) {
        this(program, new InMemoryRunLog());
    }

    /** Runs of {@code program}, recorded in {@code log}. */
    public LocalRuns(Program program, RunLog log) {
        this.log = log;
        InstantSource clock = InstantSource.system();
        Compiled compiled = Compiler.compile(program.definition(), Compiler.Strictness.LANGGRAPH, Budget.DEFAULT);
        Runner runner = new Runner(program, log, clock, Runner.Settings.keeping(Duration.ofDays(1)));
        Interpreter interpreter =
                new Interpreter(new NodeInvoker(compiled, runner), new ScheduledTime(clock, alarms), new Random(0));
        this.engine = new LocalEngine(compiled, runner, interpreter, log, clock);
    }

    /** Runs the graph once more, and forgets the run. */
    RunReport next() {
        RunReport report = execute();
        log.erase(report.header().run().id());
        return report;
    }

    /** Runs the graph once more. */
    public RunReport execute() {
        String run = "run-" + runs++;
        engine.open(run, "1", Map.of());
        RunReport report = engine.execute(run);
        if (report.header().status() != RunStatus.SUCCEEDED) {
            throw new IllegalStateException("the run ended as " + report.header());
        }
        return report;
    }

    @Override
    public void close() {
        alarms.shutdownNow();
    }
}
