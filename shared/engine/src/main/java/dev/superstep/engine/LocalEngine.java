package dev.superstep.engine;

import dev.superstep.compiler.Compiled;
import dev.superstep.graph.core.Channels;
import dev.superstep.graph.core.ErrorType;
import dev.superstep.graph.core.Fingerprint;
import dev.superstep.graph.core.GraphChange;
import dev.superstep.interpreter.ExecutionResult;
import dev.superstep.interpreter.ExecutionStart;
import dev.superstep.interpreter.Interpreter;
import dev.superstep.interpreter.Program;
import dev.superstep.json.Json;
import dev.superstep.runlog.CancelRequest;
import dev.superstep.runlog.ExecutionName;
import dev.superstep.runlog.History;
import dev.superstep.runlog.Inquiry;
import dev.superstep.runlog.Loading;
import dev.superstep.runlog.RunEnd;
import dev.superstep.runlog.RunError;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunLogException;
import dev.superstep.runner.Runner;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs one workflow in this process.
 *
 * <p>A run is recorded by {@link #open} before anybody is told that it was accepted; {@link #execute} then runs it on the
 * calling thread. A run that stands still, because its process died or because it failed, goes on by {@link #resume} or
 * {@link #redrive}: another execution, in which what has committed answers from the log. Thread-safe.
 */
public final class LocalEngine {
    private final Compiled compiled;
    private final Program machine;
    private final Interpreter interpreter;
    private final Runner runner;
    private final RunLog log;
    private final InstantSource clock;
    private final Reporter reporter;
    private final Cursors cursors;
    private final Channels channels;
    private final Stretches stretches;
    private final Forks forks;

    /**
     * @param compiled the workflow
     * @param runner runs its nodes; of the same graph
     * @param interpreter calls the nodes, usually through a {@link NodeInvoker}
     * @param log where runs are recorded; the runner's
     * @param clock what time it is
     */
    public LocalEngine(Compiled compiled, Runner runner, Interpreter interpreter, RunLog log, InstantSource clock) {
        this.compiled = compiled;
        this.machine = Program.load(compiled.machine());
        this.interpreter = interpreter;
        this.runner = runner;
        this.log = log;
        this.clock = clock;
        this.reporter = new Reporter(compiled.definition());
        this.cursors = new Cursors(compiled);
        this.channels = new Channels(compiled.definition().channels());
        this.stretches = new Stretches(reporter, channels);
        this.forks = new Forks(log, channels, reporter, cursors);
    }

    /** Remembers how the graph is written, so that runs which it began can be told from those of a later one. */
    public void rememberGraph() {
        log.rememberGraph(
                compiled.definition().name(), compiled.fingerprint(), Fingerprint.text(compiled.definition()));
    }

    /** The workflow. */
    public Compiled compiled() {
        return compiled;
    }

    /**
     * Records a run with its input, so that it is not lost. A run of this name whose start was cut short, so that its input is
     * not known and nothing of it ever ran, gives way.
     *
     * @param run its name
     * @param incarnation tells it from an earlier run of the same name, such as the instant of its start
     * @param input what it is started with, core JSON
     * @throws RunLogException with RUN_NAME_REUSED if the name is that of another run
     */
    public RunHeader open(String run, String incarnation, Map<String, @Nullable Object> input) {
        RunHeader wanted = runner.header(id(run), incarnation, input);
        try {
            RunHeader found = log.open(wanted, input).header();
            if (!cameToNothing(found)) {
                return found;
            }
        } catch (RunLogException e) {
            if (e.code() != RunLogException.Code.RUN_NAME_REUSED
                    || log.header(id(run)).filter(LocalEngine::cameToNothing).isEmpty()) {
                throw e;
            }
        }
        log.erase(id(run));
        return log.open(wanted, input).header();
    }

    private static boolean cameToNothing(RunHeader header) {
        RunEnd end = header.end();
        RunError error = end == null ? null : end.error();
        return error != null && error.code().equals(RunLogException.Code.INPUT_MISSING.name());
    }

    /** Records a run as {@link #open} does, as one that is to wait for its turn; it begins by {@link #resume}. */
    public RunHeader enqueue(String run, String incarnation, Map<String, @Nullable Object> input) {
        return log.open(runner.header(id(run), incarnation, input).queued(), input)
                .header();
    }

    /** The header of a run; empty if there is none of this name. */
    public Optional<RunHeader> find(String run) {
        return log.header(id(run));
    }

    /**
     * Runs a recorded run to its end on this thread. An interrupt leaves the run as it is, to be resumed; if somebody has asked
     * for it to stop, it ends then.
     *
     * @return what became of it
     * @throws RunLogException with UNKNOWN_RUN if it was not opened
     */
    public RunReport execute(String run) {
        RunHeader header = header(run);
        Map<String, @Nullable Object> cursor = header.origin() == null ? Cursors.first(run) : goingOn(history(header));
        return execute(header, cursor);
    }

    /**
     * Runs an execution with a workflow's plain input, as one that is started by hand in the Step Functions console; its
     * first task records the run under the execution's name.
     *
     * @throws RunLogException with RUN_NAME_REUSED if the name is that of another run, which stays as it is
     */
    public RunReport executeByHand(String execution, Map<String, @Nullable Object> input) {
        ExecutionResult result = run(execution, input);
        History history = history(execution).orElseThrow(() -> RunLogException.unknownRun(id(execution)));
        if (result instanceof ExecutionResult.Failed failed
                && failed.error().equals(ErrorType.RUN_NAME_REUSED.errorName())) {
            // The log under this name is another run's, whose end this is not.
            RunHeader other = history.header();
            throw RunLogException.runNameReused(
                    runner.header(id(execution), "an execution by hand", input),
                    other.run().incarnation(),
                    other.digest());
        }
        return close(result, history);
    }

    /** The runs that have begun and not ended, oldest first: what is to be resumed after a crash. */
    public List<String> unfinished() {
        return log.unfinished(compiled.definition().name()).stream()
                .map(RunId::run)
                .toList();
    }

    /**
     * Goes on with a run that nobody executes, from where its log ends; what has committed is not run again. One that was
     * queued begins.
     *
     * @throws EngineException with ALREADY_ENDED, or with RESUMED_ELSEWHERE if somebody else was faster
     * @throws RunLogException with GRAPH_CHANGED if it was begun by a graph that this one cannot go on for
     */
    public RunReport resume(String run) {
        RunHeader header = header(run);
        if (header.status().isEnd()) {
            throw EngineException.alreadyEnded(header);
        }
        return carryOn(begin(header));
    }

    /** Goes on with a run that failed or was cancelled, as {@link #resume} does: {@link #reopen}, then {@link #carryOn}. */
    public RunReport redrive(String run) {
        return carryOn(reopen(run));
    }

    /**
     * Begins another execution of a run that failed or was cancelled, which {@link #carryOn} is to run; from now on the run
     * has not ended.
     *
     * @throws EngineException with STILL_RUNNING, NOTHING_TO_REDRIVE, or with RESUMED_ELSEWHERE if somebody else was faster
     * @throws RunLogException with GRAPH_CHANGED if it was begun by a graph that this one cannot go on for
     */
    public RunHeader reopen(String run) {
        RunHeader header = header(run);
        switch (header.status()) {
            case SUCCEEDED -> throw EngineException.nothingToRedrive(header);
            case QUEUED, RUNNING, WAITING -> throw EngineException.stillRunning(header, "redriven");
            case FAILED, CANCELLED -> log.withdrawCancel(id(run));
        }
        return begin(header);
    }

    /** Runs an execution that has begun, from where the log ends, on this thread. */
    public RunReport carryOn(RunHeader begun) {
        History history = history(begun);
        return history.input() == null ? neverBegun(history) : execute(begun, goingOn(history));
    }

    /**
     * Asks for a run to stop. It is recorded, so that no execution misses it; whoever executes the run is to be interrupted
     * then, and {@link #stopped} to be called if nobody does.
     *
     * @throws EngineException with ALREADY_ENDED
     */
    public CancelRequest cancel(String run, String reason) {
        RunHeader header = header(run);
        if (header.status().isEnd()) {
            throw EngineException.alreadyEnded(header);
        }
        return log.cancel(header.run(), new CancelRequest(reason, clock.instant()));
    }

    /** Ends a run that somebody asked to stop and that nobody executes. */
    public RunReport stopped(String run) {
        History history = history(header(run));
        int last = reporter.lastComplete(history);
        RunEnd end = RunEnd.cancelled(last, clock.instant()).of(history.header().execution());
        return end(history, end);
    }

    /**
     * Records a run that begins in the middle of another, to be executed like any other.
     *
     * @param parent the name of the run that is forked
     * @param superstep the first superstep that the fork runs by itself; all before it must be complete
     * @param edits the channels that the fork begins with in place of the parent's
     * @param run the fork's name
     * @param incarnation tells it from an earlier run of the same name
     * @throws EngineException with FORK_OUT_OF_RANGE or FORK_UNKNOWN_CHANNEL
     * @throws RunLogException with GRAPH_CHANGED, or RUN_NAME_REUSED if the name is that of another run
     */
    public RunHeader fork(
            String parent, int superstep, Map<String, @Nullable Object> edits, String run, String incarnation) {
        History history = Loading.of(log, id(parent)).history(channels, history(header(parent)));
        checkGraph(history.header());
        Map<String, @Nullable Object> input =
                history.input() == null ? Map.of() : history.input().values();
        return forks.fork(history, superstep, edits, runner.header(id(run), incarnation, input));
    }

    /**
     * Forgets a run: its log, and its name is free again.
     *
     * @param grace how long after a run's end something may still write to it
     * @throws EngineException with STILL_RUNNING or ERASE_TOO_SOON
     * @throws RunLogException with UNKNOWN_RUN
     */
    public void erase(String run, Duration grace) {
        RunHeader header = header(run);
        RunEnd end = header.end();
        if (end == null) {
            throw EngineException.stillRunning(header, "erased");
        }
        if (clock.instant().isBefore(end.ended().plus(grace))) {
            throw EngineException.eraseTooSoon(id(run), end.ended(), grace);
        }
        log.erase(id(run));
    }

    /** What can be told of a run; empty if there is none of this name. */
    public Optional<RunReport> report(String run) {
        return history(run).map(reporter::report);
    }

    /**
     * Some supersteps of a run with the state after each; empty if there is none of this name.
     *
     * @param from the first of them; if the run has begun later, that one
     * @param limit how many at most
     */
    public Optional<RunSteps> steps(String run, int from, int limit) {
        return history(run).map(history -> stretches.of(history, from, limit));
    }

    /** The JSON of a channel's value after a superstep that counts; empty if there is none. */
    public Optional<byte[]> state(String run, int superstep, String channel) {
        return history(run)
                .filter(history ->
                        superstep >= Reporter.first(history) - 1 && superstep <= reporter.lastThatCounts(history))
                .flatMap(history -> json(run, reporter.state(history, superstep), channel));
    }

    /** The JSON of a channel's value after the last superstep that counts; empty if there is none. */
    public Optional<byte[]> state(String run, String channel) {
        return report(run).flatMap(report -> json(run, report.state(), channel));
    }

    /** The JSON of a value of the input; empty if there is none. */
    public Optional<byte[]> input(String run, String channel) {
        return report(run).flatMap(report -> json(run, report.input(), channel));
    }

    private Optional<byte[]> json(String run, Map<String, @Nullable Object> values, String channel) {
        return values.containsKey(channel)
                ? Optional.of(Json.bytes(Loading.of(log, id(run)).load(channels, channel, values.get(channel))))
                : Optional.empty();
    }

    private RunHeader begin(RunHeader seen) {
        checkGraph(seen);
        return log.resume(seen)
                .orElseThrow(() -> EngineException.resumedElsewhere(seen.run().id()));
    }

    /** Ends a run whose process died between the two writes of its start: nobody was told of it, and its input is gone. */
    private RunReport neverBegun(History history) {
        RunId run = history.header().run().id();
        RunLogException missing = RunLogException.inputMissing(run);
        RunError error = new RunError(
                ErrorType.LOG_GAP.errorName(), missing.code().name(), null, String.valueOf(missing.getMessage()));
        RunEnd end =
                RunEnd.failed(0, error, clock.instant()).of(history.header().execution());
        return reporter.report(history.withHeader(log.close(run, end)));
    }

    private Map<String, @Nullable Object> goingOn(History history) {
        return cursors.goingOn(history, reporter.lastComplete(history) + 1);
    }

    private void checkGraph(RunHeader header) {
        RunId run = header.run().id();
        if (!header.fingerprint().equals(compiled.fingerprint())) {
            String now = Fingerprint.text(compiled.definition());
            String difference = log.graph(run.workflow(), header.fingerprint())
                    .map(before -> GraphChange.between(before, now))
                    .orElse(Optional.of("it is unknown here"))
                    .orElse("");
            if (!difference.isEmpty()) {
                throw RunLogException.graphChanged(run, difference);
            }
        }
    }

    private RunReport execute(RunHeader header, Map<String, @Nullable Object> cursor) {
        String run = header.run().id().run();
        if (log.cancelRequest(header.run().id()).isPresent()) {
            return stopped(run);
        }
        ExecutionResult result = run(ExecutionName.of(run, header.execution()), cursor);
        if (result instanceof ExecutionResult.Aborted) {
            boolean interrupted = Thread.interrupted(); // or the log could not be read
            try {
                return log.cancelRequest(header.run().id()).isPresent()
                        ? stopped(run)
                        : reporter.report(history(header));
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
        return close(result, history(header));
    }

    /** Runs an execution, and those to which it hands its run on. */
    private ExecutionResult run(String execution, Map<String, @Nullable Object> input) {
        ExecutionResult result = interpreter.run(machine, start(execution, input));
        Optional<Map<String, @Nullable Object>> next = continued(result);
        while (next.isPresent()) {
            Map<String, @Nullable Object> cursor = next.orElseThrow();
            result = interpreter.run(machine, start(String.valueOf(cursor.get("name")), cursor));
            next = continued(result);
        }
        return result;
    }

    private static Optional<Map<String, @Nullable Object>> continued(ExecutionResult result) {
        return result instanceof ExecutionResult.Succeeded succeeded
                ? Cursors.continued(succeeded.output())
                : Optional.empty();
    }

    private RunReport close(ExecutionResult result, History history) {
        RunHeader header = history.header();
        return RunEnds.of(result, history, reporter.lastComplete(history), clock.instant())
                .map(end -> end(history, end.of(header.execution())))
                .orElseGet(() -> reporter.report(history));
    }

    /** Ends a run, and with it the waiting for persons. */
    private RunReport end(History history, RunEnd end) {
        RunHeader ended = log.close(history.header().run().id(), end);
        history.inquiries().stream()
                .filter(Inquiry::isWaiting)
                .forEach(inquiry -> log.endWait(ended.run(), inquiry.superstep(), inquiry.task()));
        return reporter.report(history.withHeader(ended));
    }

    private ExecutionStart start(String execution, Map<String, @Nullable Object> input) {
        return ExecutionStart.of(compiled.definition().name(), execution, input);
    }

    private RunHeader header(String run) {
        return log.header(id(run)).orElseThrow(() -> RunLogException.unknownRun(id(run)));
    }

    private History history(RunHeader header) {
        RunId run = header.run().id();
        return log.history(run).orElseThrow(() -> RunLogException.unknownRun(run));
    }

    private Optional<History> history(String run) {
        return log.history(id(run));
    }

    private RunId id(String run) {
        return new RunId(compiled.definition().name(), run);
    }
}
