package dev.superstep.states;

import dev.superstep.asl.Task;
import dev.superstep.engine.Closing;
import dev.superstep.engine.EngineException;
import dev.superstep.engine.RunBook;
import dev.superstep.runlog.ExecutionName;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunLogException;
import dev.superstep.runlog.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Has Step Functions execute the runs of one workflow.
 *
 * <pre>
 *   submit, redrive, fork    the log first ─▶ then the execution; what died in between is mended by the same request again,
 *                            or by the {@link Sweep}
 *   cancel                   the log first ─▶ then the newest execution, and whatever it was handed on to meanwhile
 *   an end                   an event ─▶ {@link Closing}; an event that never came is made good for by {@link #current}
 * </pre>
 *
 * <p>Which execution is a run's newest follows from its header; one that handed the run on says to which. An execution that is
 * older than the run is of another one, which had the name and was erased: then the run takes its next name. Thread-safe.
 */
public final class StatesEngine {
    /** How far the clocks of Step Functions and of whoever records a run may be apart. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    /** How often a run can be handed on while it is being stopped, before that is left to the sweep. */
    private static final int MOST_STOPS = 5;

    private final RunBook book;
    private final RunLog log;
    private final Executions executions;
    private final Closing closing;

    /**
     * @param book the workflow's runs
     * @param log where they are recorded
     * @param executions of the workflow's state machine
     */
    public StatesEngine(RunBook book, RunLog log, Executions executions) {
        this.book = book;
        this.log = log;
        this.executions = executions;
        this.closing = new Closing(book.compiled().definition(), log);
    }

    /** The workflow's runs. */
    public RunBook book() {
        return book;
    }

    /**
     * Records a run and starts its execution; or, if a run of this name and input is recorded already, makes sure that it was
     * started.
     *
     * @throws RunLogException with RUN_NAME_REUSED if the name is that of a run with another input
     */
    public void submit(String run, Map<String, @Nullable Object> input) {
        startUnlessEnded(book.open(run, input));
    }

    /** Records a fork and starts it, or makes sure that it was; throws as {@link RunBook#fork(String, int, Map, String)}. */
    public void fork(String parent, int superstep, Map<String, @Nullable Object> edits, String run) {
        startUnlessEnded(book.fork(parent, superstep, edits, run));
    }

    /**
     * Has a run that failed or was cancelled go on where its log ends, by another execution.
     *
     * @throws EngineException as {@link RunBook#reopen}
     */
    public void redrive(String run) {
        RunHeader header = current(header(run));
        boolean cutShort = !header.status().isEnd() && newest(header).isEmpty();
        startUnlessEnded(cutShort ? header : book.reopen(run));
    }

    /**
     * Has a run stopped; one that is cancelled stays so.
     *
     * @throws EngineException with ALREADY_ENDED if it succeeded or failed
     */
    public void cancel(String run, String reason) {
        RunHeader header = current(header(run));
        if (header.status() != RunStatus.CANCELLED) {
            stop(header, book.cancel(run, reason).reason());
        }
    }

    /** Forgets a run, as {@link RunBook#erase}. */
    public void erase(String run, Duration grace) {
        current(header(run));
        book.erase(run, grace);
    }

    /** The header, if need be once what Step Functions knows of the run's end has been noted. */
    public RunHeader current(RunHeader header) {
        return header.status().isEnd()
                ? header
                : newest(header).flatMap(Execution::end).flatMap(closing::close).orElse(header);
    }

    /**
     * Stops the newest execution of a run, and those to which it is handed on meanwhile. An execution that never began is
     * started before, so that whoever is about to start it finds its name taken.
     */
    void stop(RunHeader header, String reason) {
        String name = newest(header).map(Execution::name).orElseGet(() -> name(start(header)));
        for (int stops = 0; stops < MOST_STOPS; stops++) {
            executions.stop(name, reason);
            Optional<Execution> stopped = executions.find(name);
            Optional<String> next = stopped.flatMap(Execution::end)
                    .flatMap(end -> end.continuedBy().or(() -> handedOnBy(end.name())));
            if (next.isEmpty()) {
                stopped.flatMap(Execution::end).ifPresent(closing::close);
                return;
            }
            name = next.get();
        }
    }

    /** What an execution that was stopped has started nevertheless. */
    private Optional<String> handedOnBy(String name) {
        return book.compiled().asl().contains(Task.START_EXECUTION)
                ? executions
                        .handedOnBy(name)
                        .filter(next -> executions.find(next).isPresent())
                : Optional.empty();
    }

    private void startUnlessEnded(RunHeader header) {
        if (header.status().isEnd()) {
            return;
        }
        if (header.execution() > 0 && !book.hasInput(header)) {
            book.endWithoutInput(header);
            return;
        }
        start(header);
    }

    /**
     * Starts the newest execution of a run, unless it was started before.
     *
     * @return the header, of which another execution is the newest if names were taken
     */
    RunHeader start(RunHeader header) {
        RunHeader at = header;
        while (!at.status().isEnd() && !isOf(at, executions.start(name(at), book.cursor(at)))) {
            at = log.resume(at).orElseGet(() -> header(header.run().id().run()));
        }
        return at;
    }

    /** The newest execution of a run; empty if it never began, or began just now. */
    Optional<Execution> newest(RunHeader header) {
        Optional<Execution> found = executions.find(name(header)).filter(one -> isOf(header, one.started()));
        while (found.flatMap(Execution::end).flatMap(end -> end.continuedBy()).isPresent()) {
            String next = found.orElseThrow().end().orElseThrow().continuedBy().orElseThrow();
            Instant started = found.orElseThrow().started();
            // It was started, even if nothing is known of it yet.
            found = executions.find(next).or(() -> Optional.of(new Execution(next, started, Optional.empty())));
        }
        return found;
    }

    /** Whether an execution that began then is of this run, and not of an erased one that had its name. */
    private static boolean isOf(RunHeader header, Instant began) {
        return !began.isBefore(begin(header).minus(SKEW));
    }

    /** A run that was started by hand is recorded by its first task, which may be late; its incarnation is its start. */
    private static Instant begin(RunHeader header) {
        try {
            Instant incarnation = Instant.parse(header.run().incarnation());
            return incarnation.isBefore(header.started()) ? incarnation : header.started();
        } catch (DateTimeParseException noInstant) {
            return header.started();
        }
    }

    private static String name(RunHeader header) {
        return ExecutionName.of(header.run().id().run(), header.execution());
    }

    private RunHeader header(String run) {
        RunId id = new RunId(book.compiled().definition().name(), run);
        return log.header(id).orElseThrow(() -> RunLogException.unknownRun(id));
    }
}
