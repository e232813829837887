package dev.superstep.api.rest;

import dev.superstep.engine.RunReport;
import dev.superstep.engine.RunSteps;
import dev.superstep.graph.core.Masks;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Program;
import dev.superstep.graph.core.Target;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.TaskId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a page of supersteps: as many of them as it has room for, and at least one. */
final class StepsPage {
    /** What a task takes beside its values. */
    private static final long TASK = 384;

    private final RouterSight sight;
    private final ShownValues values;

    private StepsPage(Program program, RunId run) {
        this.sight = new RouterSight(program);
        this.values = new ShownValues(run, new Masks(program.definition().channels()));
    }

    /** The page. */
    static StepsView of(Program program, RunSteps steps) {
        RunId run = steps.header().run().id();
        return new StepsPage(program, run).page(run, steps);
    }

    private StepsView page(RunId run, RunSteps steps) {
        Map<String, @Nullable Object> before = steps.before();
        int from = steps.steps().isEmpty()
                ? steps.last() + 1
                : steps.steps().getFirst().superstep().number();
        Map<String, @Nullable Object> shownBefore = values.state(Math.max(0, from - 1), before);
        List<StepsView.Passage> passages = new ArrayList<>();
        for (RunSteps.Passage passage : steps.steps()) {
            if (!passages.isEmpty() && !values.hasRoom()) {
                break;
            }
            passages.add(passage(passage, before));
            before = passage.state().orElse(before);
        }
        int next = from + passages.size();
        return new StepsView(
                run.workflow(),
                run.run(),
                steps.header().status(),
                steps.first(),
                steps.last(),
                shownBefore,
                passages,
                next > steps.last() ? null : next);
    }

    private StepsView.Passage passage(RunSteps.Passage passage, Map<String, @Nullable Object> before) {
        int number = passage.superstep().number();
        // The state first, since there is a way to what it does not show.
        Map<String, @Nullable Object> state =
                passage.state().map(after -> values.state(number, after)).orElse(null);
        List<StepsView.PassageTask> tasks = passage.superstep().tasks().stream()
                .map(task -> task(task, before))
                .toList();
        return new StepsView.Passage(number, tasks, state);
    }

    private StepsView.PassageTask task(RunReport.Task task, Map<String, @Nullable Object> before) {
        values.take(TASK);
        String node = task.id().node().value();
        Integer send = task.id() instanceof TaskId.SendRun run ? run.number() : null;
        return task.delta()
                .map(delta -> committed(node, send, delta, before))
                .orElseGet(
                        () -> new StepsView.PassageTask(node, send, false, null, null, null, null, null, null, null));
    }

    private StepsView.PassageTask committed(
            String node, @Nullable Integer send, Delta delta, Map<String, @Nullable Object> before) {
        return new StepsView.PassageTask(
                node,
                send,
                true,
                values.others(delta.update()),
                delta.by() == Delta.By.NODE ? null : delta.by(),
                delta.goTo().isEmpty()
                        ? null
                        : delta.goTo().stream().map(NodeId::value).toList(),
                delta.sends().isEmpty() ? null : sends(delta.sends()),
                sight.of(before, delta).map(values::others).orElse(null),
                delta.until().orElse(null),
                StepsView.TaskMetrics.of(delta.metrics()));
    }

    private static Map<String, Integer> sends(List<Target.Send> sends) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        sends.forEach(send -> counts.merge(send.node().value(), 1, Integer::sum));
        return counts;
    }
}
