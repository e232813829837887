package dev.superstep.api.engine;

import dev.superstep.engine.RunReport;
import dev.superstep.runlog.RunLogException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Executes workflows: the port of the orchestrator. Thread-safe. */
public interface WorkflowEngine {
    /**
     * Records a run and has it executed; it is recorded when this returns.
     *
     * @param workflow a workflow of the catalog
     * @param run the run's name, which no other run of the workflow has
     * @param input checked against the workflow's input record
     * @throws RunLogException if it cannot be recorded
     */
    void start(String workflow, String run, Map<String, @Nullable Object> input);

    /**
     * Waits until a run has ended, or {@code atMost} has passed.
     *
     * @throws InterruptedException if the waiting thread was interrupted; the run goes on
     */
    void await(String workflow, String run, Duration atMost) throws InterruptedException;

    /** What can be told of a run; empty if there is none of this name. */
    Optional<RunReport> report(String workflow, String run);

    /** The JSON of a channel of a run's state, however large it is; empty if the run or the value is not there. */
    Optional<byte[]> state(String workflow, String run, String channel);

    /** The JSON of a value of a run's input, however large it is; empty if the run or the value is not there. */
    Optional<byte[]> input(String workflow, String run, String channel);
}
