package dev.superstep.engine;

import dev.superstep.graph.core.Channels;
import dev.superstep.graph.core.NodeId;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.Fold;
import dev.superstep.runlog.History;
import dev.superstep.runlog.Step;
import dev.superstep.runlog.TaskId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cuts stretches of supersteps out of a log and folds the state after each. Complexity: one fold of the log, and a fold of
 * one step for each that is wanted.
 */
final class Stretches {
    private final Reporter reporter;
    private final Channels channels;

    Stretches(Reporter reporter, Channels channels) {
        this.reporter = reporter;
        this.channels = channels;
    }

    /**
     * The supersteps from {@code from} on, or from the first if that is later.
     *
     * @param limit how many at most
     */
    RunSteps of(History history, int from, int limit) {
        RunReport report = reporter.report(history);
        List<RunReport.Superstep> all = withStart(history, report.supersteps());
        int first = all.isEmpty() ? Reporter.first(history) : all.getFirst().number();
        int last = first + all.size() - 1;
        int begin = Math.clamp(from, first, last + 1);
        List<RunReport.Superstep> wanted = all.subList(begin - first, Math.min(all.size(), begin - first + limit));
        Map<String, @Nullable Object> before = reporter.state(history, begin - 1);
        return new RunSteps(report.header(), first, last, before, passages(history, wanted, before));
    }

    private List<RunSteps.Passage> passages(
            History history, List<RunReport.Superstep> wanted, Map<String, @Nullable Object> before) {
        int counts = reporter.lastThatCounts(history);
        Map<String, @Nullable Object> state = before;
        List<RunSteps.Passage> passages = new ArrayList<>();
        for (RunReport.Superstep superstep : wanted) {
            boolean passed = superstep.number() <= counts;
            if (passed) {
                state = Fold.of(channels, state, List.of(step(superstep)));
            }
            passages.add(new RunSteps.Passage(superstep, passed ? Optional.of(state) : Optional.empty()));
        }
        return passages;
    }

    private static Step step(RunReport.Superstep superstep) {
        List<Delta> deltas = superstep.tasks().stream()
                .flatMap(task -> task.delta().stream())
                .toList();
        return new Step(superstep.number(), deltas);
    }

    /** With superstep 0 in front, in which nothing runs but the routers of the start. */
    private List<RunReport.Superstep> withStart(History history, List<RunReport.Superstep> supersteps) {
        if (history.header().origin() != null || !reporter.startHasRouters()) {
            return supersteps;
        }
        Optional<Delta> start = history.steps().stream()
                .filter(step -> step.superstep() == 0)
                .flatMap(step -> step.deltas().stream())
                .findFirst();
        List<RunReport.Superstep> all = new ArrayList<>();
        all.add(new RunReport.Superstep(0, List.of(new RunReport.Task(TaskId.of(NodeId.START), start))));
        all.addAll(supersteps);
        return all;
    }
}
