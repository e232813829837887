package dev.superstep.monitoring;

import dev.superstep.graph.core.NodeId;
import dev.superstep.json.Json;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.Failure;
import dev.superstep.runlog.Metrics;
import dev.superstep.runlog.Run;
import dev.superstep.runlog.RunEnd;
import dev.superstep.runlog.RunError;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Writes a run's log by hand: at exact times, which an engine would not keep to. */
final class LoggedRun {
    static final Instant START = Instant.parse("2026-11-01T08:00:00Z");
    static final RunError ERROR = new RunError("NodeError", "OOPS", new NodeId("a"), "something is wrong");

    private final RunLog log;
    private final Run run;
    private final Instant started;

    private LoggedRun(RunLog log, String workflow, String name, Instant started) {
        this.log = log;
        this.run = new Run(new RunId(workflow, name), started.toString(), started.plus(Duration.ofDays(1)));
        this.started = started;
        log.open(RunHeader.running(run, Map.of(), "f00d", started), Map.of());
    }

    static LoggedRun on(RunLog log, String name) {
        return new LoggedRun(log, "flow", name, START);
    }

    static LoggedRun on(RunLog log, String workflow, String name, Instant started) {
        return new LoggedRun(log, workflow, name, started);
    }

    RunId id() {
        return run.id();
    }

    /** The only task of a superstep. */
    LoggedRun task(int superstep, String node, Duration duration) {
        return task(superstep, node, new Metrics(started, duration, 1, false, 0, 10, 20, 100));
    }

    LoggedRun task(int superstep, String node, Metrics metrics) {
        log.append(
                run,
                new Delta(
                        superstep, TaskId.of(new NodeId(node)), Json.object("x", 1), List.of(), List.of(), 1, metrics));
        return this;
    }

    LoggedRun failure(int superstep, String node, String attempt, Instant at) {
        log.recordFailure(run, new Failure(superstep, TaskId.of(new NodeId(node)), attempt, ERROR, at));
        return this;
    }

    LoggedRun succeeded(int superstep, Duration after) {
        log.close(run.id(), RunEnd.succeeded(superstep, started.plus(after)));
        return this;
    }

    LoggedRun failed(int superstep, Duration after) {
        log.close(run.id(), RunEnd.failed(superstep, ERROR, started.plus(after)));
        return this;
    }
}
