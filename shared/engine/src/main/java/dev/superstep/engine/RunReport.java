package dev.superstep.engine;

import dev.superstep.graph.core.NodeId;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.Failure;
import dev.superstep.runlog.Inquiry;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.TaskId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What can be told of a run, from its log alone.
 *
 * @param header its name, times, status and end
 * @param input what it was started with
 * @param state the state after the last superstep that counts; values that are elsewhere have not been loaded
 * @param supersteps every superstep that began, in order; the last may have failed or be running
 * @param failures the attempts that failed
 * @param inquiries what was asked of persons, and what they decided
 */
public record RunReport(
        RunHeader header,
        Map<String, @Nullable Object> input,
        Map<String, @Nullable Object> state,
        List<Superstep> supersteps,
        List<Failure> failures,
        List<Inquiry> inquiries) {
    // Written out: javac drops the type annotations of a compact constructor's parameters from the class file.
    public RunReport(
            RunHeader header,
            Map<String, @Nullable Object> input,
            Map<String, @Nullable Object> state,
            List<Superstep> supersteps,
            List<Failure> failures,
            List<Inquiry> inquiries) {
        this.header = header;
        this.input = input;
        this.state = state;
        this.supersteps = List.copyOf(supersteps);
        this.failures = List.copyOf(failures);
        this.inquiries = List.copyOf(inquiries);
    }

    /** This report under another header of the run. */
    public RunReport with(RunHeader other) {
        return new RunReport(other, input, state, supersteps, failures, inquiries);
    }

    /**
     * One superstep.
     *
     * @param number from 1
     * @param tasks every task that the plan asks for, in write order
     */
    public record Superstep(int number, List<Task> tasks) {
        public Superstep {
            tasks = List.copyOf(tasks);
        }

        /** The nodes of the tasks, in write order; a node that several Sends run stands several times. */
        public List<NodeId> nodes() {
            return tasks.stream().map(task -> task.id().node()).toList();
        }
    }

    /**
     * One task of a superstep.
     *
     * @param id which
     * @param delta what it committed; empty if it has not
     */
    public record Task(TaskId id, Optional<Delta> delta) {}

    /** The nodes of every superstep that began. */
    public List<List<NodeId>> frontiers() {
        return supersteps.stream().map(Superstep::nodes).toList();
    }
}
