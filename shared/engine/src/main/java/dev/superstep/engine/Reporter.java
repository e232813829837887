package dev.superstep.engine;

import dev.superstep.compiler.ControlState;
import dev.superstep.compiler.Plan;
import dev.superstep.graph.core.Channels;
import dev.superstep.graph.core.InvalidUpdateException;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Target;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.History;
import dev.superstep.runlog.RunEnd;
import dev.superstep.runlog.RunInput;
import dev.superstep.runlog.Step;
import dev.superstep.runlog.TaskId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Replays a log against the plan: which tasks each superstep has, which of them have committed, and what state they make.
 *
 * <p>The tasks of a superstep come from the plan and not from the log, because tasks of one that failed may never have
 * begun.
 */
final class Reporter {
    private final Plan plan;
    private final Channels channels;

    Reporter(Plan plan, Channels channels) {
        this.plan = plan;
        this.channels = channels;
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
        Optional<Plan.Step> planned = Optional.of(plan.steps().getFirst());
        Step before = new Step(0, List.of());
        for (int number = 0; planned.isPresent(); number++) {
            Step step = committed.getOrDefault(number, new Step(number, List.of()));
            ControlState control = planned.get().control();
            if (number > 0) {
                supersteps.add(superstep(number, control, before, step));
            }
            boolean startSaysNothing =
                    number == 0 && planned.get().transitions().size() == 1;
            boolean complete = startSaysNothing || step.isComplete();
            if (!complete
                    || (number > 0 && number > last)
                    || number >= plan.definition().recursionLimit()) {
                return supersteps;
            }
            planned = plan.after(planned.get(), targets(step), sendTargets(step));
            before = step;
        }
        return supersteps;
    }

    private static RunReport.Superstep superstep(int number, ControlState control, Step before, Step step) {
        List<TaskId> ids = new ArrayList<>();
        control.edgeRuns().forEach(node -> ids.add(TaskId.of(node)));
        List<Target.Send> sends = before.sends();
        for (int i = 0; i < sends.size(); i++) {
            ids.add(new TaskId.SendRun(i, sends.get(i).node()));
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

    private static Set<NodeId> targets(Step step) {
        Set<NodeId> targets = new LinkedHashSet<>();
        step.deltas().forEach(delta -> targets.addAll(delta.goTo()));
        targets.remove(NodeId.END);
        return targets;
    }

    private static Set<NodeId> sendTargets(Step step) {
        Set<NodeId> targets = new LinkedHashSet<>();
        step.sends().forEach(send -> targets.add(send.node()));
        return targets;
    }
}
