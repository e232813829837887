package dev.superstep.engine;

import dev.superstep.compiler.Compiled;
import dev.superstep.graph.core.ErrorType;
import dev.superstep.interpreter.ExecutionResult;
import dev.superstep.interpreter.ExecutionStart;
import dev.superstep.interpreter.Interpreter;
import dev.superstep.interpreter.Program;
import dev.superstep.json.Json;
import dev.superstep.runlog.History;
import dev.superstep.runlog.Opening;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunLogException;
import dev.superstep.runner.Runner;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs one workflow in this process.
 *
 * <p>A run is recorded by {@link #open} before anybody is told that it was accepted; {@link #execute} then runs it on the
 * calling thread. Thread-safe.
 */
public final class LocalEngine {
    private final Compiled compiled;
    private final Program machine;
    private final Interpreter interpreter;
    private final Runner runner;
    private final RunLog log;
    private final InstantSource clock;
    private final Reporter reporter;

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
    }

    /** The workflow. */
    public Compiled compiled() {
        return compiled;
    }

    /**
     * Records a run with its input, so that it is not lost.
     *
     * @param run its name
     * @param incarnation tells it from an earlier run of the same name, such as the instant of its start
     * @param input what it is started with, core JSON
     * @throws RunLogException with RUN_NAME_REUSED if the name is that of another run
     */
    public RunHeader open(String run, String incarnation, Map<String, @Nullable Object> input) {
        RunHeader header = runner.header(new RunId(compiled.definition().name(), run), incarnation, input);
        return switch (log.open(header, input)) {
            case Opening.Opened opened -> opened.header();
            case Opening.AlreadyOpen open -> open.header();
        };
    }

    /**
     * Runs a recorded run to its end on this thread, or from where its log ends; nodes that have committed are not run
     * again. An interrupt leaves the run as it is, to be executed again.
     *
     * @return what became of it
     * @throws RunLogException with UNKNOWN_RUN if it was not opened
     */
    public RunReport execute(String run) {
        Map<String, @Nullable Object> cursor = Json.object("run", run, "superstep", 1L, "base", 0L);
        return execute(run, cursor);
    }

    /**
     * Runs an execution with a workflow's plain input, as one that is started by hand in the Step Functions console; its
     * first task records the run under the execution's name.
     *
     * @throws RunLogException with RUN_NAME_REUSED if the name is that of another run, which stays as it is
     */
    public RunReport executeByHand(String execution, Map<String, @Nullable Object> input) {
        return execute(execution, input);
    }

    /** What can be told of a run; empty if there is none of this name. */
    public Optional<RunReport> report(String run) {
        return history(run).map(reporter::report);
    }

    private RunReport execute(String run, Map<String, @Nullable Object> input) {
        ExecutionStart start = ExecutionStart.of(compiled.definition().name(), run, input);
        ExecutionResult result = interpreter.run(machine, start);
        History history = history(run).orElseThrow(() -> RunLogException.unknownRun(id(run)));
        if (result instanceof ExecutionResult.Failed failed
                && failed.error().equals(ErrorType.RUN_NAME_REUSED.errorName())) {
            // The log under this name is another run's, whose end this is not.
            RunHeader other = history.header();
            throw RunLogException.runNameReused(
                    runner.header(id(run), "an execution by hand", input),
                    other.run().incarnation(),
                    other.digest());
        }
        return RunEnds.of(result, history, reporter.lastComplete(history), clock.instant())
                .map(end -> log.close(id(run), end))
                .map(history::withHeader)
                .map(reporter::report)
                .orElseGet(() -> reporter.report(history));
    }

    private Optional<History> history(String run) {
        return log.history(id(run));
    }

    private RunId id(String run) {
        return new RunId(compiled.definition().name(), run);
    }
}
