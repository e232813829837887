package dev.superstep.monitoring.events;

import dev.superstep.graph.core.Channels;
import dev.superstep.graph.core.Target;
import dev.superstep.graph.core.Topology;
import dev.superstep.runlog.ControlPoint;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.Step;
import dev.superstep.runlog.TaskId;
import dev.superstep.runner.FrontierReplay;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The superstep that is not complete yet: what runs in it, and what has committed, without the values. Not thread-safe.
 */
final class OpenStep {
    private final Channels channels;
    private final FrontierReplay replay;
    private final NavigableMap<TaskId, Delta> committed = new TreeMap<>();

    OpenStep(Topology topology, Channels channels, ControlPoint control, Step makers) {
        this.channels = channels;
        this.replay = new FrontierReplay(topology, control, makers);
    }

    FrontierReplay.Frontier frontier() {
        return replay.current();
    }

    /** How many tasks have committed. */
    int size() {
        return committed.size();
    }

    void add(Delta delta) {
        Map<String, @Nullable Object> names = new LinkedHashMap<>();
        delta.update().keySet().forEach(name -> names.put(name, null));
        List<Target.Send> sends = delta.sends().stream()
                .map(send -> new Target.Send(send.node(), Collections.emptyMap()))
                .toList();
        committed.put(
                delta.task(),
                new Delta(delta.superstep(), delta.task(), names, delta.goTo(), sends, delta.tasks(), delta.metrics()));
    }

    /** The last of the tasks before which none is missing; null if the first is. */
    @Nullable
    TaskId lastOfAll() {
        TaskId last = null;
        List<TaskId> tasks = new ArrayList<>();
        frontier().edgeRuns().forEach(node -> tasks.add(TaskId.of(node)));
        List<Target.Send> sends = frontier().sends();
        for (int i = 0; i < sends.size(); i++) {
            tasks.add(new TaskId.SendRun(i, sends.get(i).node()));
        }
        for (TaskId task : tasks) {
            if (!committed.containsKey(task)) {
                return last;
            }
            last = task;
        }
        return last;
    }

    /** Whether all have committed and the next superstep follows; false for ever if their writes conflict. */
    boolean isPassed() {
        return !committed.isEmpty() && committed.firstEntry().getValue().tasks() == committed.size() && !conflicts();
    }

    private boolean conflicts() {
        Set<String> written = new HashSet<>();
        for (Delta delta : committed.values()) {
            for (String channel : delta.update().keySet()) {
                if (channels.isLastValue(channel) && !written.add(channel)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Goes on to the next superstep. */
    ControlPoint advance(int superstep) {
        replay.advance(new Step(superstep, List.copyOf(committed.values())));
        committed.clear();
        return replay.control();
    }
}
