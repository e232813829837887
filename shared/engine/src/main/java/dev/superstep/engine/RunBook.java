package dev.superstep.engine;

import dev.superstep.compiler.Compiled;
import dev.superstep.graph.core.Channels;
import dev.superstep.graph.core.ErrorType;
import dev.superstep.graph.core.Fingerprint;
import dev.superstep.json.Json;
import dev.superstep.runlog.CancelRequest;
import dev.superstep.runlog.History;
import dev.superstep.runlog.Loading;
import dev.superstep.runlog.RunEnd;
import dev.superstep.runlog.RunError;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunInput;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunLogException;
import dev.superstep.runner.GraphFit;
import dev.superstep.runner.Headers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The runs of one workflow as they are recorded: begun, gone on with, forked, ended and forgotten, whatever executes them.
 *
 * <p>Everything is in the log when a method returns. Thread-safe.
 */
public sealed class RunBook permits LocalEngine {
    private final Compiled compiled;
    private final RunLog log;
    private final Headers headers;
    private final InstantSource clock;
    private final Reporter reporter;
    private final Cursors cursors;
    private final Channels channels;
    private final Stretches stretches;
    private final Forks forks;
    private final GraphFit fit;

    /**
     * @param compiled the workflow
     * @param log where its runs are recorded
     * @param headers makes their headers
     * @param clock what time it is
     */
    public RunBook(Compiled compiled, RunLog log, Headers headers, InstantSource clock) {
        this.compiled = compiled;
        this.log = log;
        this.headers = headers;
        this.clock = clock;
        this.reporter = new Reporter(compiled.definition());
        this.cursors = new Cursors(compiled);
        this.channels = new Channels(compiled.definition().channels());
        this.stretches = new Stretches(reporter, channels);
        this.forks = new Forks(log, channels, reporter, cursors);
        this.fit = new GraphFit(log, compiled.definition());
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
        RunHeader wanted = headers.of(id(run), incarnation, input);
        try {
            RunHeader found = log.open(wanted, input).header();
            if (!cameToNothing(found)) {
                return found;
            }
        } catch (RunLogException e) {
            if (e.code() != RunLogException.Code.RUN_NAME_REUSED
                    || log.header(id(run)).filter(RunBook::cameToNothing).isEmpty()) {
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

    /**
     * Records a run, or finds the one of this name and input; a start that was cut short is mended.
     *
     * @throws RunLogException with RUN_NAME_REUSED if the name is that of a run with another input
     */
    public RunHeader open(String run, Map<String, @Nullable Object> input) {
        return opened(run, input, incarnation -> open(run, incarnation, input));
    }

    /** Records a run as {@link #open(String, Map)} does, as one that is to wait for its turn. */
    public RunHeader enqueue(String run, Map<String, @Nullable Object> input) {
        return opened(run, input, incarnation -> enqueue(run, incarnation, input));
    }

    private RunHeader opened(
            String run, Map<String, @Nullable Object> input, Function<String, RunHeader> byIncarnation) {
        try {
            return byIncarnation.apply(clock.instant().toString());
        } catch (RunLogException e) {
            if (e.code() != RunLogException.Code.RUN_NAME_REUSED) {
                throw e;
            }
            // Of the same input, its start may have been cut short before that was written.
            RunHeader found = find(run, input).orElseThrow(() -> e);
            return open(run, found.run().incarnation(), input);
        }
    }

    /**
     * The header of the run of this name and input.
     *
     * @throws RunLogException with RUN_NAME_REUSED if the name is that of a run with another input
     */
    public Optional<RunHeader> find(String run, Map<String, @Nullable Object> input) {
        Optional<RunHeader> found = find(run);
        found.ifPresent(header -> header.requireSameStart(header.run().incarnation(), RunInput.digest(input)));
        return found;
    }

    /** Records a run as {@link #open(String, String, Map)} does, as one that is to wait for its turn. */
    public RunHeader enqueue(String run, String incarnation, Map<String, @Nullable Object> input) {
        return log.open(headers.of(id(run), incarnation, input).queued(), input).header();
    }

    /** The header of a run; empty if there is none of this name. */
    public Optional<RunHeader> find(String run) {
        return log.header(id(run));
    }

    /** The runs that have begun and not ended, oldest first: what is to be resumed after a crash. */
    public List<String> unfinished() {
        return log.unfinished(compiled.definition().name()).stream()
                .map(RunId::run)
                .toList();
    }

    /**
     * Begins another execution of a run that failed or was cancelled; from now on the run has not ended, and whoever executes
     * runs is to go on with it.
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

    /**
     * Begins another execution of a run that has not ended, or the first of one that was queued; from now on the end of an
     * older one does not count.
     *
     * @throws EngineException with RESUMED_ELSEWHERE if somebody else was faster
     * @throws RunLogException with GRAPH_CHANGED if it was begun by a graph that this one cannot go on for
     */
    public RunHeader begin(RunHeader seen) {
        fit.require(seen);
        return log.resume(seen)
                .orElseThrow(() -> EngineException.resumedElsewhere(seen.run().id()));
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
        fit.require(history.header());
        Map<String, @Nullable Object> input =
                history.input() == null ? Map.of() : history.input().values();
        return forks.fork(history, superstep, edits, headers.of(id(run), incarnation, input));
    }

    /**
     * Records a fork, or finds the one of this name and beginning.
     *
     * @throws EngineException as {@link #fork(String, int, Map, String, String)}
     * @throws RunLogException with GRAPH_CHANGED, or RUN_NAME_REUSED if the name is that of another run
     */
    public RunHeader fork(String parent, int superstep, Map<String, @Nullable Object> edits, String run) {
        String incarnation = new ForkName(id(parent), superstep, edits).incarnation(clock.instant());
        return findFork(parent, superstep, edits, run)
                .orElseGet(() -> fork(parent, superstep, edits, run, incarnation));
    }

    /**
     * The header of the fork of this name and beginning.
     *
     * @throws RunLogException with RUN_NAME_REUSED if the name is that of another run
     */
    public Optional<RunHeader> findFork(String parent, int superstep, Map<String, @Nullable Object> edits, String run) {
        ForkName name = new ForkName(id(parent), superstep, edits);
        return find(run).map(name::requireSame);
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

    /** What the newest execution of a run starts with, core JSON: its first, or one that goes on where the log ends. */
    public Map<String, @Nullable Object> cursor(RunHeader header) {
        return header.execution() == 0 && header.origin() == null
                ? Cursors.first(header.run().id().run())
                : goingOn(history(header));
    }

    /** Whether the input of a run is recorded; it is not between the two writes of its start. */
    public boolean hasInput(RunHeader header) {
        return history(header).input() != null;
    }

    final Map<String, @Nullable Object> goingOn(History history) {
        return cursors.goingOn(history, reporter.lastComplete(history) + 1);
    }

    /**
     * Ends a run whose process died between the two writes of its start: nobody was told of it, and its input is gone.
     */
    public RunReport endWithoutInput(RunHeader header) {
        History history = history(header);
        RunId run = header.run().id();
        RunLogException missing = RunLogException.inputMissing(run);
        RunError error = new RunError(
                ErrorType.LOG_GAP.errorName(), missing.code().name(), null, String.valueOf(missing.getMessage()));
        RunEnd end = RunEnd.failed(0, error, clock.instant()).of(header.execution());
        return reporter.report(history.withHeader(log.close(run, end)));
    }

    /** Ends a run, and with it the waiting for persons. */
    final RunReport end(History history, RunEnd end) {
        return reporter.report(history.withHeader(RunEnds.note(log, history, end)));
    }

    final RunReport report(History history) {
        return reporter.report(history);
    }

    final int lastComplete(History history) {
        return reporter.lastComplete(history);
    }

    final RunHeader header(String run) {
        return log.header(id(run)).orElseThrow(() -> RunLogException.unknownRun(id(run)));
    }

    final History history(RunHeader header) {
        RunId run = header.run().id();
        return log.history(run).orElseThrow(() -> RunLogException.unknownRun(run));
    }

    final Optional<History> history(String run) {
        return log.history(id(run));
    }

    final RunId id(String run) {
        return new RunId(compiled.definition().name(), run);
    }
}
