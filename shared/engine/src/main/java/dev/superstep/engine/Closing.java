package dev.superstep.engine;

import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.ErrorType;
import dev.superstep.interpreter.ExecutionResult;
import dev.superstep.interpreter.ExecutionResult.Usage;
import dev.superstep.runlog.ExecutionName;
import dev.superstep.runlog.History;
import dev.superstep.runlog.RunEnd;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import java.util.Optional;

/**
 * Notes the end of a run whose executions run elsewhere.
 *
 * <p>What is told comes doubled and out of order; the end that counts is that of the newest execution, and of the highest rank
 * among its own. An execution that handed its run on ends nothing. Thread-safe.
 */
public final class Closing {
    private static final Usage UNKNOWN = new Usage(0, 0);

    private final String workflow;
    private final RunLog log;
    private final Reporter reporter;

    /**
     * @param definition the workflow's
     * @param log where its runs are recorded
     */
    public Closing(Definition definition, RunLog log) {
        this.workflow = definition.name();
        this.log = log;
        this.reporter = new Reporter(definition);
    }

    /**
     * Notes what the end of an execution means for its run.
     *
     * @return the run's header after it; empty if the log has no such run, because its first task never came to record it
     */
    public Optional<RunHeader> close(EndedExecution ended) {
        RunId run = new RunId(workflow, ended.run());
        return log.history(run).map(history -> close(ended, history));
    }

    private RunHeader close(EndedExecution ended, History history) {
        RunHeader header = history.header();
        int number = ExecutionName.number(ended.name(), ended.run());
        return end(ended, history)
                .map(end -> RunEnds.note(log, history, end.of(number)))
                .orElse(header);
    }

    private Optional<RunEnd> end(EndedExecution ended, History history) {
        int last = reporter.lastComplete(history);
        return switch (ended.how()) {
            case EndedExecution.How.Succeeded(Object output)
            when Cursors.continued(output).isPresent() -> Optional.empty();
            case EndedExecution.How.Succeeded(Object output) ->
                RunEnds.of(new ExecutionResult.Succeeded(output, UNKNOWN), history, last, ended.at());
            // The log under this name is another run's, whose end this is not.
            case EndedExecution.How.Failed(String error, String cause)
            when error.equals(ErrorType.RUN_NAME_REUSED.errorName()) -> Optional.empty();
            case EndedExecution.How.Failed(String error, String cause) ->
                RunEnds.of(new ExecutionResult.Failed(error, cause, UNKNOWN), history, last, ended.at());
            case EndedExecution.How.TimedOut() ->
                RunEnds.of(new ExecutionResult.TimedOut(UNKNOWN), history, last, ended.at());
            case EndedExecution.How.Aborted() -> Optional.of(RunEnd.cancelled(last, ended.at()));
        };
    }
}
