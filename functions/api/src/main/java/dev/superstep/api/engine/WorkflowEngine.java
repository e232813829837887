package dev.superstep.api.engine;

import dev.superstep.engine.EngineException;
import dev.superstep.engine.RunReport;
import dev.superstep.engine.RunSteps;
import dev.superstep.runlog.Page;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLogException;
import dev.superstep.runlog.Window;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Executes workflows: the port of the orchestrator. Thread-safe.
 *
 * <p>Workflows are those of the catalog. What is asked for is recorded when a method returns, and done after that; {@link
 * #await} waits for it. Every method that takes a run throws {@link RunLogException} with UNKNOWN_RUN if there is none, unless
 * it says otherwise.
 */
public interface WorkflowEngine {
    /**
     * Records a run and has it executed; or, if a run of this name and input is recorded already, changes nothing.
     *
     * @param workflow a workflow of the catalog
     * @param run the run's name
     * @param input checked against the workflow's input record
     * @throws RunLogException if it cannot be recorded; with RUN_NAME_REUSED if the name is that of a run with another input
     * @throws TooManyRunsException if as many runs wait for their turn as may
     */
    void submit(String workflow, String run, Map<String, @Nullable Object> input);

    /**
     * Waits until a run is not executed any more, or {@code atMost} has passed.
     *
     * @throws InterruptedException if the waiting thread was interrupted; the run goes on
     */
    void await(String workflow, String run, Duration atMost) throws InterruptedException;

    /** The header of a run with the status that it has now; empty if there is none of this name. */
    Optional<RunHeader> find(String workflow, String run);

    /** What can be told of a run; empty if there is none of this name. */
    Optional<RunReport> report(String workflow, String run);

    /**
     * Some supersteps of a run with the state after each; empty if there is no run of this name.
     *
     * @param from the first of them; if the run has begun later, that one
     * @param limit how many at most
     */
    Optional<RunSteps> steps(String workflow, String run, int from, int limit);

    /** The JSON of a channel after a superstep, however large it is; empty if run, superstep or value is not there. */
    Optional<byte[]> state(String workflow, String run, int superstep, String channel);

    /** The runs of a workflow that were started in a window, newest first; a run may appear a little after its start. */
    Page list(String workflow, Window window, int limit, @Nullable String cursor);

    /** The JSON of a channel of a run's state, however large it is; empty if the run or the value is not there. */
    Optional<byte[]> state(String workflow, String run, String channel);

    /** The JSON of a value of a run's input, however large it is; empty if the run or the value is not there. */
    Optional<byte[]> input(String workflow, String run, String channel);

    /**
     * Has a run stopped. One that is cancelled stays so.
     *
     * @param reason why, as a person put it
     * @throws EngineException with ALREADY_ENDED if it succeeded or failed
     */
    void cancel(String workflow, String run, String reason);

    /**
     * Has a run that failed or was cancelled go on where its log ends.
     *
     * @throws EngineException with STILL_RUNNING, NOTHING_TO_REDRIVE, or RESUMED_ELSEWHERE
     * @throws RunLogException with GRAPH_CHANGED
     * @throws TooManyRunsException if as many runs wait for their turn as may
     */
    void redrive(String workflow, String run);

    /**
     * Records a run that begins in the middle of another and has it executed; or, if that was done before, changes nothing.
     *
     * @param run the new run's name
     * @throws EngineException with FORK_OUT_OF_RANGE or FORK_UNKNOWN_CHANNEL
     * @throws RunLogException with GRAPH_CHANGED, or RUN_NAME_REUSED if the name is that of another run
     * @throws TooManyRunsException if as many runs wait for their turn as may
     */
    void fork(RunId parent, Fork fork, String run);

    /**
     * Forgets a run.
     *
     * @throws EngineException with STILL_RUNNING or ERASE_TOO_SOON
     */
    void erase(String workflow, String run);

    /** What it is doing at the moment. */
    EngineLoad load();
}
