package dev.superstep.runner;

import dev.superstep.graph.core.Edge;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Target;
import dev.superstep.graph.core.Topology;
import dev.superstep.runlog.ControlPoint;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.RunInput;
import dev.superstep.runlog.Slice;
import dev.superstep.runlog.Snapshot;
import dev.superstep.runlog.Step;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Works out what runs in each superstep from the log alone: a pure function of the topology and of what was committed.
 *
 * <p>It needs no plan, so it also serves where a graph has none, and tells which tasks of a superstep are still missing. Feed
 * it every step from 0 in turn; not thread-safe.
 */
public final class FrontierReplay {
    private final Map<NodeId, List<NodeId>> targets;
    private final List<Edge.Join> joins;
    private final List<Set<NodeId>> seen = new ArrayList<>();
    private Frontier current = new Frontier(List.of(NodeId.START), List.of());

    /** Begins before step 0, in which {@link NodeId#START} runs. */
    public FrontierReplay(Topology topology) {
        this.targets = topology.plainTargets();
        this.joins = topology.joins();
        joins.forEach(join -> seen.add(new LinkedHashSet<>()));
    }

    /**
     * Begins at a snapshot.
     *
     * @param control what the snapshot says of it
     * @param makers the step before, whose Sends run next
     */
    public FrontierReplay(Topology topology, ControlPoint control, Step makers) {
        this(topology);
        if (control.seen().size() != seen.size()) {
            throw new IllegalArgumentException(
                    "a snapshot of a graph with " + control.seen().size() + " joins, not " + seen.size());
        }
        for (int j = 0; j < seen.size(); j++) {
            seen.get(j).addAll(control.seen().get(j));
        }
        current = new Frontier(control.edgeRuns(), makers.sends());
    }

    /** Replays what {@code slice} has of the steps before {@code superstep}. */
    static FrontierReplay before(int superstep, Topology topology, Slice slice) {
        return switch (slice.base()) {
            case RunInput input -> {
                FrontierReplay replay = new FrontierReplay(topology);
                if (superstep > 0
                        && (slice.steps().isEmpty() || slice.steps().getFirst().superstep() > 0)) {
                    replay.advance(new Step(0, List.of()));
                }
                yield replay.advanceThrough(slice, 0, superstep);
            }
            case Snapshot snapshot -> {
                ControlPoint control = Objects.requireNonNull(snapshot.control(), "a stored snapshot");
                Step makers = slice.newest().superstep() == snapshot.superstep() - 1
                        ? slice.newest()
                        : new Step(snapshot.superstep() - 1, List.of());
                FrontierReplay replay = new FrontierReplay(topology, control, makers);
                yield replay.advanceThrough(slice, snapshot.superstep(), superstep);
            }
        };
    }

    private FrontierReplay advanceThrough(Slice slice, int from, int end) {
        slice.steps().stream()
                .filter(step -> step.superstep() >= from && step.superstep() < end)
                .forEach(this::advance);
        return this;
    }

    /** What a snapshot of this moment has to say. */
    public ControlPoint control() {
        return new ControlPoint(
                current.edgeRuns(),
                seen.stream().map(sources -> sources.stream().sorted().toList()).toList());
    }

    /**
     * What runs in one superstep.
     *
     * @param edgeRuns the nodes that edges, routers and joins start, sorted
     * @param sends the Sends whose runs follow, in order; the index of each is its run's number
     */
    public record Frontier(List<NodeId> edgeRuns, List<Target.Send> sends) {
        public Frontier {
            edgeRuns = List.copyOf(edgeRuns);
            sends = List.copyOf(sends);
        }

        /** Whether nothing runs: the run is over. */
        public boolean isEmpty() {
            return edgeRuns.isEmpty() && sends.isEmpty();
        }
    }

    /** What runs in the step that comes next. */
    public Frontier current() {
        return current;
    }

    /**
     * Goes on to the step behind {@code step}.
     *
     * @param step the next one in turn, complete; step 0 may be empty, because only routers of the start commit there
     */
    public void advance(Step step) {
        Set<NodeId> ran = new TreeSet<>();
        Set<NodeId> next = new TreeSet<>();
        for (Delta delta : step.deltas()) {
            ran.add(delta.task().node());
            next.addAll(delta.goTo());
        }
        if (step.superstep() == 0) {
            ran.add(NodeId.START);
        }
        ran.forEach(node -> next.addAll(targets.getOrDefault(node, List.of())));
        for (int j = 0; j < joins.size(); j++) {
            Edge.Join join = joins.get(j);
            join.from().stream().filter(ran::contains).forEach(seen.get(j)::add);
            if (seen.get(j).size() == join.from().size()) {
                next.add(join.to());
                seen.get(j).clear();
            }
        }
        next.remove(NodeId.END);
        current = new Frontier(List.copyOf(next), step.sends());
    }
}
