package dev.superstep.conformance;

import dev.superstep.conformance.RunError.InvalidUpdate;
import dev.superstep.conformance.RunError.NodeFailed;
import dev.superstep.conformance.RunError.RecursionLimit;
import dev.superstep.graph.core.Channels;
import dev.superstep.graph.core.Edge;
import dev.superstep.graph.core.InvalidUpdateException;
import dev.superstep.graph.core.NodeFunction;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Program;
import dev.superstep.graph.core.RouterFunction;
import dev.superstep.graph.core.Target;
import dev.superstep.graph.core.Topology;
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
 * Runs a graph superstep by superstep in the most obvious way: the oracle that everything else is compared with.
 *
 * <p>No compiler, no log, one thread. The numbers are those of the rules in cases/README.md, section 5. An instance runs
 * one graph once.
 */
public final class ReferenceExecutor {
    private final Program program;
    private final Topology topology;
    private final Channels channels;
    private final Map<Edge.Join, Set<NodeId>> joins = new LinkedHashMap<>(); // (5): which sources have been seen
    private final List<List<String>> supersteps = new ArrayList<>();
    private Map<String, @Nullable Object> state;
    private SortedSet<NodeId> triggered = new TreeSet<>(); // (4): by code point
    private List<Target.Send> sent = List.of();

    /** What one run of a node came to. */
    private record Done(NodeId node, Map<String, @Nullable Object> update, List<Target> targets) {}

    private ReferenceExecutor(Program program) {
        this.program = program;
        this.topology = program.definition().topology();
        this.channels = new Channels(program.definition().channels());
        this.state = channels.initialState();
        topology.joins().forEach(join -> joins.put(join, new LinkedHashSet<>()));
    }

    /** What comes of running {@code program} with {@code input}. */
    public static Outcome run(Program program, Map<String, @Nullable Object> input) {
        ReferenceExecutor executor = new ReferenceExecutor(program);
        Optional<RunError> error = executor.run(input);
        return new Outcome.Ran(executor.supersteps, executor.state, error);
    }

    private Optional<RunError> run(Map<String, @Nullable Object> input) {
        NodeId running = NodeId.START;
        try {
            finish(List.of(execute(running, view -> input, state))); // (1)
            int limit = program.definition().recursionLimit();
            for (int step = 1; step <= limit; step++) {
                if (triggered.isEmpty() && sent.isEmpty()) {
                    return Optional.empty();
                }
                supersteps.add(new ArrayList<>());
                triggered.forEach(node -> supersteps.getLast().add(node.value()));
                sent.forEach(send -> supersteps.getLast().add(send.node().value()));
                List<Done> runs = new ArrayList<>();
                for (NodeId node : triggered) {
                    running = node;
                    runs.add(execute(node, function(node), state)); // (3)
                }
                for (Target.Send send : sent) {
                    running = send.node();
                    runs.add(execute(send.node(), function(send.node()), send.packet())); // (8)
                }
                finish(runs);
            }
            return Optional.of(new RecursionLimit(limit)); // section 6: even if nothing is left to do
        } catch (InvalidUpdateException conflict) {
            return Optional.of(new InvalidUpdate(conflict.channel())); // (9)
        } catch (Exception raised) {
            return Optional.of(new NodeFailed(running.value(), String.valueOf(raised.getMessage()))); // (10)
        }
    }

    private NodeFunction function(NodeId node) {
        return Objects.requireNonNull(program.nodes().get(node));
    }

    private Done execute(NodeId node, NodeFunction function, Map<String, @Nullable Object> view) throws Exception {
        Map<String, @Nullable Object> update = function.run(view);
        Map<String, @Nullable Object> seen = channels.withOwnWrites(state, update); // (6)
        List<Target> targets = new ArrayList<>();
        for (RouterFunction router : program.routersOf(node)) {
            targets.addAll(router.route(seen));
        }
        return new Done(node, update, targets);
    }

    /** Applies what the runs of a superstep, in write order, came to; nothing is changed if there is a conflict. */
    private void finish(List<Done> runs) {
        state = channels.apply(state, runs.stream().map(Done::update).toList()); // (4), (9)
        SortedSet<NodeId> next = new TreeSet<>(); // (2): once, however many say so
        List<Target.Send> packets = new ArrayList<>();
        for (Done run : runs) {
            next.addAll(topology.plainTargets(run.node()));
            for (Target target : run.targets()) {
                switch (target) {
                    case Target.Goto go -> next.add(go.node());
                    case Target.Send send -> packets.add(send);
                }
            }
        }
        joins.forEach((join, seen) -> {
            if (triggered.contains(join.to()) && seen.size() == join.from().size()) {
                seen.clear(); // (5): before this superstep's own arrivals
            }
            runs.stream().map(Done::node).filter(join.from()::contains).forEach(seen::add);
            if (seen.size() == join.from().size()) {
                next.add(join.to());
            }
        });
        next.remove(NodeId.END); // (7)
        triggered = next;
        sent = packets;
    }
}
