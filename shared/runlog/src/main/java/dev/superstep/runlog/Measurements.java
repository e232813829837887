package dev.superstep.runlog;

import java.util.List;

/**
 * How a run went, as its log has it: of each task that committed its metrics, and the attempts that failed, without a value
 * of the run. Steps may be incomplete, and commits that came after the end are there.
 *
 * @param header the header
 * @param tasks what committed, in the order of the log
 * @param failures the failed attempts, by step, task and id
 */
public record Measurements(RunHeader header, List<Task> tasks, List<Failure> failures) {
    public Measurements {
        tasks = List.copyOf(tasks);
        failures = List.copyOf(failures);
    }

    /**
     * One task.
     *
     * @param superstep the step, from 1; 0 for the routers of the start
     * @param task which of its tasks
     * @param metrics how it went
     */
    public record Task(int superstep, TaskId task, Metrics metrics) {}

    /** The measurements in {@code history}. */
    public static Measurements of(History history) {
        List<Task> tasks = history.steps().stream()
                .flatMap(step -> step.deltas().stream())
                .map(delta -> new Task(delta.superstep(), delta.task(), delta.metrics()))
                .toList();
        return new Measurements(history.header(), tasks, history.failures());
    }
}
