package dev.superstep.conformance.engine;

import dev.superstep.conformance.Outcome;
import dev.superstep.conformance.RunError;
import dev.superstep.graph.core.Channels;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.Edge;
import dev.superstep.graph.core.InvalidUpdateException;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Topology;
import dev.superstep.json.Json;
import dev.superstep.json.JsonException;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.History;
import dev.superstep.runlog.Step;
import dev.superstep.runlog.TaskId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a run log says of a run, in the corpus's terms.
 *
 * <p>Who had to run in a superstep is worked out from the supersteps before it, not from what was committed: some tasks of a
 * superstep that failed may have committed, others never have begun. A log that disagrees is refused.
 */
final class RecordedRun {
    private final Topology topology;
    private final Channels channels;
    private final int limit;
    private final Map<Integer, Step> steps = new LinkedHashMap<>();
    private final Map<Edge.Join, Set<NodeId>> joins = new LinkedHashMap<>();
    private final List<List<String>> supersteps = new ArrayList<>();
    private Map<String, @Nullable Object> state;
    private List<TaskId> tasks = List.of();

    private RecordedRun(Definition definition, History history) {
        topology = definition.topology();
        channels = new Channels(definition.channels());
        limit = definition.recursionLimit();
        history.steps().forEach(step -> steps.put(step.superstep(), step));
        topology.joins().forEach(join -> joins.put(join, new LinkedHashSet<>()));
        Map<String, @Nullable Object> input =
                Objects.requireNonNull(history.input()).values();
        state = channels.apply(channels.initialState(), List.of(input));
    }

    /**
     * The outcome of the run with this {@code history}, which ended as {@code ended}.
     *
     * @throws IllegalStateException if the log cannot be that of such a run
     */
    static Outcome outcome(Definition definition, History history, MachineRunner.Ended ended) {
        RecordedRun run = new RecordedRun(definition, history);
        run.replay();
        Optional<RunError> error = switch (ended) {
            case MachineRunner.Ended.Succeeded() -> Optional.empty();
            case MachineRunner.Ended.Failed failed -> Optional.of(run.error(failed));
        };
        if (error.isEmpty() && !run.tasks.isEmpty()) {
            throw new IllegalStateException("the machine has ended, and these have not run: " + run.tasks);
        }
        return new Outcome.Ran(run.supersteps, run.state, error);
    }

    /** Goes through the supersteps, and ends at the first that was not completed. */
    private void replay() {
        follow(new Step(0, steps.containsKey(0) ? steps.get(0).deltas() : List.of()));
        while (!tasks.isEmpty() && supersteps.size() < limit) {
            supersteps.add(tasks.stream().map(task -> task.node().value()).toList());
            Step step = steps.getOrDefault(supersteps.size(), new Step(supersteps.size(), List.of()));
            List<TaskId> committed = step.deltas().stream().map(Delta::task).toList();
            if (!tasks.containsAll(committed)) {
                throw new IllegalStateException(
                        "superstep " + step.superstep() + " is " + tasks + ", committed were " + committed);
            }
            if (committed.size() < tasks.size()) {
                return;
            }
            try {
                state = channels.apply(state, step.updates());
            } catch (InvalidUpdateException conflict) {
                return;
            }
            follow(step);
        }
    }

    /** Works out {@link #tasks} from a step that was completed. */
    private void follow(Step step) {
        List<NodeId> ran = step.superstep() == 0
                ? List.of(NodeId.START)
                : step.deltas().stream().map(delta -> delta.task().node()).toList();
        SortedSet<NodeId> next = new TreeSet<>();
        ran.forEach(node -> next.addAll(topology.plainTargets(node)));
        step.deltas().forEach(delta -> next.addAll(delta.goTo()));
        joins.forEach((join, seen) -> {
            if (tasks.contains(TaskId.of(join.to()))
                    && seen.size() == join.from().size()) {
                seen.clear();
            }
            ran.stream().filter(join.from()::contains).forEach(seen::add);
            if (seen.size() == join.from().size()) {
                next.add(join.to());
            }
        });
        next.remove(NodeId.END);
        tasks = new ArrayList<>();
        next.forEach(node -> tasks.add(TaskId.of(node)));
        step.sends().forEach(send -> tasks.add(new TaskId.SendRun(tasks.size() - next.size(), send.node())));
    }

    private RunError error(MachineRunner.Ended.Failed failed) {
        Map<String, @Nullable Object> cause = cause(failed.cause());
        return switch (failed.error()) {
            case "NodeError" -> new RunError.NodeFailed(text(cause, "node"), text(cause, "message"));
            case "InvalidUpdateError" -> new RunError.InvalidUpdate(text(cause, "channel"));
            case "GraphRecursionError" -> new RunError.RecursionLimit(Integer.parseInt(text(cause, "limit")));
            default -> throw new IllegalStateException("failed with " + failed.error() + ": " + failed.cause());
        };
    }

    /** What a function said of its failure; Step Functions puts it into the message of Lambda's own error. */
    private static Map<String, @Nullable Object> cause(String text) {
        try {
            Map<String, @Nullable Object> cause = Json.parseObject(text);
            return cause.get("errorMessage") instanceof String message ? Json.parseObject(message) : cause;
        } catch (JsonException e) {
            throw new IllegalStateException("not JSON: " + text, e);
        }
    }

    private static String text(Map<String, @Nullable Object> cause, String key) {
        Object value = cause.get(key);
        if (value == null) {
            throw new IllegalStateException("no \"" + key + "\" in " + Json.print(cause));
        }
        return value.toString();
    }
}
