package dev.superstep.engine;

import dev.superstep.graph.core.Channels;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.InvalidUpdateException;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Topology;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.History;
import dev.superstep.runlog.RunEnd;
import dev.superstep.runlog.RunInput;
import dev.superstep.runlog.Step;
import dev.superstep.runlog.TaskId;
import dev.superstep.runner.FrontierReplay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Replays a log against the graph: which tasks each superstep has, which of them have committed, and what state they make.
 *
 * <p>The tasks of a superstep come from the graph and not from what was committed, because tasks of one that failed may never have
 * begun.
 */
final class Reporter {
    private final Topology topology;
    private final int limit;
    private final Channels channels;

    Reporter(Definition definition) {
        this.topology = definition.topology();
        this.limit = definition.recursionLimit();
        this.channels = new Channels(definition.channels());
    }

    RunReport report(History history) {
        RunInput input = history.input();
        Map<String, @Nullable Object> values = input == null ? Map.of() : input.values();
        RunEnd end = history.header().end();
        int last = end == null ? lastComplete(history) : end.superstep();
        return new RunReport(
                history.header(), values, state(history, values, last), supersteps(history, last), history.failures());
    }

    /** The newest superstep such that it and all before it are complete and without a conflict; 0 if none is. */
    int lastComplete(History history) {
        RunInput input = history.input();
        Map<String, @Nullable Object> state = channels.initialState();
        if (input != null) {
            state = channels.apply(state, List.of(input.values()));
        }
        int last = 0;
        for (Step step : history.steps()) {
            if (step.superstep() > 0) {
                if (step.superstep() != last + 1 || !step.isComplete()) {
                    return last;
                }
                try {
                    state = channels.apply(state, step.updates());
                } catch (InvalidUpdateException e) {
                    return last;
                }
                last = step.superstep();
            }
        }
        return last;
    }

    private Map<String, @Nullable Object> state(History history, Map<String, @Nullable Object> input, int last) {
        Map<String, @Nullable Object> state = channels.apply(channels.initialState(), List.of(input));
        for (Step step : history.steps()) {
            if (step.superstep() > 0 && step.superstep() <= last) {
                state = channels.apply(state, step.updates());
            }
        }
        return state;
    }

    private List<RunReport.Superstep> supersteps(History history, int last) {
        Map<Integer, Step> committed = new LinkedHashMap<>();
        history.steps().forEach(step -> committed.put(step.superstep(), step));
        List<RunReport.Superstep> supersteps = new ArrayList<>();
        FrontierReplay replay = new FrontierReplay(topology);
        Step start = committed.getOrDefault(0, new Step(0, List.of()));
        if (start.deltas().isEmpty() && !topology.routersOf(NodeId.START).isEmpty()) {
            return supersteps;
        }
        replay.advance(start);
        for (int number = 1; number <= limit && !replay.current().isEmpty(); number++) {
            Step step = committed.getOrDefault(number, new Step(number, List.of()));
            supersteps.add(superstep(number, replay.current(), step));
            if (!step.isComplete() || number > last) {
                return supersteps;
            }
            replay.advance(step);
        }
        return supersteps;
    }

    private static RunReport.Superstep superstep(int number, FrontierReplay.Frontier frontier, Step step) {
        List<TaskId> ids = new ArrayList<>();
        frontier.edgeRuns().forEach(node -> ids.add(TaskId.of(node)));
        for (int i = 0; i < frontier.sends().size(); i++) {
            ids.add(new TaskId.SendRun(i, frontier.sends().get(i).node()));
        }
        return new RunReport.Superstep(
                number,
                ids.stream()
                        .map(id -> new RunReport.Task(id, committed(step, id)))
                        .toList());
    }

    private static Optional<Delta> committed(Step step, TaskId id) {
        return step.deltas().stream()
                .filter(delta -> delta.task().compareTo(id) == 0)
                .findFirst();
    }
}
