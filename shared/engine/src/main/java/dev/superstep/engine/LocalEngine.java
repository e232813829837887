package dev.superstep.engine;

import dev.superstep.compiler.Compiled;
import dev.superstep.graph.core.ErrorType;
import dev.superstep.interpreter.ExecutionResult;
import dev.superstep.interpreter.ExecutionStart;
import dev.superstep.interpreter.Interpreter;
import dev.superstep.interpreter.Program;
import dev.superstep.runlog.ExecutionName;
import dev.superstep.runlog.History;
import dev.superstep.runlog.RunHeader;
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
 * calling thread. A run that stands still, because its process died or because it failed, goes on by {@link #resume} or
 * {@link #redrive}: another execution, in which what has committed answers from the log. Thread-safe.
 */
public final class LocalEngine extends RunBook {
    private final Program machine;
    private final Interpreter interpreter;
    private final Runner runner;
    private final RunLog log;
    private final InstantSource clock;

    /**
     * @param compiled the workflow
     * @param runner runs its nodes; of the same graph
     * @param interpreter calls the nodes, usually through a {@link NodeInvoker}
     * @param log where runs are recorded; the runner's
     * @param clock what time it is
     */
    public LocalEngine(Compiled compiled, Runner runner, Interpreter interpreter, RunLog log, InstantSource clock) {
        super(compiled, log, runner.headers(), clock);
        this.machine = Program.load(compiled.machine());
        this.interpreter = interpreter;
        this.runner = runner;
        this.log = log;
        this.clock = clock;
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
                    runner.headers().of(id(execution), "an execution by hand", input),
                    other.run().incarnation(),
                    other.digest());
        }
        return close(result, history);
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

    /** Runs an execution that has begun, from where the log ends, on this thread. */
    public RunReport carryOn(RunHeader begun) {
        History history = history(begun);
        return history.input() == null ? endWithoutInput(begun) : execute(begun, goingOn(history));
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
                return log.cancelRequest(header.run().id()).isPresent() ? stopped(run) : report(history(header));
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
        return RunEnds.of(result, history, lastComplete(history), clock.instant())
                .map(end -> end(history, end.of(header.execution())))
                .orElseGet(() -> report(history));
    }

    private ExecutionStart start(String execution, Map<String, @Nullable Object> input) {
        return ExecutionStart.of(compiled().definition().name(), execution, input);
    }
}
