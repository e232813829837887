package dev.superstep.engine;

import dev.superstep.graph.core.Channels;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Topology;
import dev.superstep.runlog.ControlPoint;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.Fold;
import dev.superstep.runlog.History;
import dev.superstep.runlog.RunEnd;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunInput;
import dev.superstep.runlog.Snapshot;
import dev.superstep.runlog.Step;
import dev.superstep.runlog.TaskId;
import dev.superstep.runner.FrontierReplay;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
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
        int last = lastThatCounts(history);
        return new RunReport(
                history.isWaiting() ? history.header().waiting() : history.header(),
                values,
                state(history, last),
                supersteps(history, last),
                history.failures(),
                history.inquiries());
    }

    /**
     * What runs in the superstep behind {@code last}.
     *
     * @param last a superstep such that it and all before it are complete
     */
    ControlPoint controlAfter(History history, int last) {
        return replayed(history, last).control();
    }

    /** Whether nothing runs behind {@code last}, a superstep as for {@link #controlAfter}. */
    boolean endsAfter(History history, int last) {
        return replayed(history, last).current().isEmpty();
    }

    private FrontierReplay replayed(History history, int last) {
        FrontierReplay replay = beginning(history);
        steps(history, last).forEach(replay::advance);
        return replay;
    }

    /** The first superstep that is the run's own: 1, or where it was forked. */
    static int first(History history) {
        return history.origin().map(Snapshot::superstep).orElse(1);
    }

    private FrontierReplay beginning(History history) {
        int first = first(history);
        Step before = step(history, first - 1);
        return history.origin()
                .map(Snapshot::control)
                .map(control -> new FrontierReplay(topology, control, before))
                .orElseGet(() -> {
                    FrontierReplay replay = new FrontierReplay(topology);
                    replay.advance(before);
                    return replay;
                });
    }

    private static Step step(History history, int superstep) {
        return history.steps().stream()
                .filter(step -> step.superstep() == superstep)
                .findFirst()
                .orElseGet(() -> new Step(superstep, List.of()));
    }

    /** The run's own supersteps up to {@code last}, of which something was committed. */
    private static Stream<Step> steps(History history, int last) {
        int first = first(history);
        return history.steps().stream().filter(step -> step.superstep() >= first && step.superstep() <= last);
    }

    /** The last superstep whose writes are part of the run's state. */
    int lastThatCounts(History history) {
        RunEnd end = history.header().end();
        return end == null ? lastComplete(history) : end.superstep();
    }

    /** Whether something is committed before superstep 1. */
    boolean startHasRouters() {
        return !topology.routersOf(NodeId.START).isEmpty();
    }

    /** The newest superstep such that it and all before it are complete and without a conflict; 0 if none is. */
    int lastComplete(History history) {
        int before = first(history) - 1;
        List<Step> complete = new ArrayList<>();
        for (Step step : history.steps()) {
            if (step.superstep() > before) {
                if (step.superstep() != before + complete.size() + 1 || !step.isComplete()) {
                    break;
                }
                complete.add(step);
            }
        }
        return before + Fold.legal(channels, beginningState(history), complete);
    }

    /** The state after superstep {@code last}. */
    Map<String, @Nullable Object> state(History history, int last) {
        return Fold.of(channels, beginningState(history), steps(history, last).toList());
    }

    private Map<String, @Nullable Object> beginningState(History history) {
        RunInput input = history.input();
        return history.origin()
                .map(Snapshot::state)
                .orElseGet(() -> input == null ? channels.initialState() : Fold.of(channels, input));
    }

    private List<RunReport.Superstep> supersteps(History history, int last) {
        List<RunReport.Superstep> supersteps = new ArrayList<>();
        if (history.header().origin() == null && step(history, 0).deltas().isEmpty() && startHasRouters()) {
            return supersteps;
        }
        Map<Integer, Step> committed = new LinkedHashMap<>();
        history.steps().forEach(step -> committed.put(step.superstep(), step));
        FrontierReplay replay = beginning(history);
        for (int number = first(history); number <= limit && !replay.current().isEmpty(); number++) {
            Step step = committed.getOrDefault(number, new Step(number, List.of()));
            supersteps.add(superstep(number, replay.current(), seen(step, history.header(), last)));
            if (!step.isComplete() || number > last) {
                return supersteps;
            }
            replay.advance(step);
        }
        return supersteps;
    }

    /** Behind a run's end only what was done before it: what a late invocation commits changes nothing that anybody sees. */
    private static Step seen(Step step, RunHeader header, int last) {
        RunEnd end = header.end();
        if (end == null || step.superstep() <= last) {
            return step;
        }
        return new Step(
                step.superstep(),
                step.deltas().stream()
                        .filter(delta -> !delta.metrics()
                                .started()
                                .plus(delta.metrics().duration())
                                .truncatedTo(ChronoUnit.MILLIS)
                                .isAfter(end.ended()))
                        .toList());
    }

    private static RunReport.Superstep superstep(int number, FrontierReplay.Frontier frontier, Step step) {
        Map<TaskId, Delta> committed = new TreeMap<>();
        step.deltas().forEach(delta -> committed.put(delta.task(), delta));
        List<RunReport.Task> tasks = new ArrayList<>();
        for (NodeId node : frontier.edgeRuns()) {
            tasks.add(task(TaskId.of(node), committed));
        }
        for (int i = 0; i < frontier.sends().size(); i++) {
            tasks.add(task(new TaskId.SendRun(i, frontier.sends().get(i).node()), committed));
        }
        return new RunReport.Superstep(number, tasks);
    }

    private static RunReport.Task task(TaskId id, Map<TaskId, Delta> committed) {
        return new RunReport.Task(id, Optional.ofNullable(committed.get(id)));
    }
}
