package dev.superstep.compiler;

import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.NodeId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A graph as a deterministic automaton: its control states and what leads from one to the next.
 *
 * <p>The graph is a nondeterministic automaton, because several of its nodes can be active; this is its powerset
 * construction (Rabin and Scott, 1959), over frontiers instead of single nodes:
 *
 * <pre>
 *   START -> a, b          {a, b} --> {c} --c says d--> {d} --> (finished)
 *   a -> c                              \--c says END--> (finished)
 *   b -> c
 *   c ?-> d | END
 * </pre>
 *
 * @param definition what was planned
 * @param steps the control states in breadth-first order; the first stands for {@link NodeId#START}, whose transitions
 *     lead to the first superstep
 */
public record Plan(Definition definition, List<Step> steps) {
    public Plan {
        steps = List.copyOf(steps);
    }

    /** Whether some control state can come again, so that the length of a run has no bound but the recursion limit. */
    public boolean isCyclic() {
        int[] longest = LongestPaths.from(steps.stream().map(Step::transitions).toList());
        return Arrays.stream(longest).anyMatch(length -> length == LongestPaths.UNBOUNDED);
    }

    /**
     * Which step follows a step, by what was said: the same choice that the state machine makes.
     *
     * @param step its index in {@link #steps}
     * @param said every node that its routers named
     * @param sentTo every node that they sent packets to
     * @return its index; empty if nothing follows, or no way on fits
     */
    public Optional<Integer> after(int step, Collection<NodeId> said, Collection<NodeId> sentTo) {
        return steps.get(step).transitions().stream()
                .filter(way -> said.containsAll(way.targets()) && sentTo.containsAll(way.sends()))
                .max(Comparator.comparingInt(
                        way -> way.targets().size() + way.sends().size()))
                .flatMap(way -> switch (way.next()) {
                    case Next.Superstep(int next) -> Optional.of(next);
                    case Next.Finished() -> Optional.empty();
                });
    }

    /**
     * One control state and the ways out of it.
     *
     * @param control who runs, and what the joins remember
     * @param transitions by label, in a fixed order; the labels are distinct
     * @param mayConflict whether two of its runs may write one last-value channel
     * @param mayExceedLimit whether the run can be over after this superstep and have reached its recursion limit by it;
     *     only then somebody has to look, otherwise the next superstep finds out
     */
    public record Step(
            ControlState control, List<Transition> transitions, boolean mayConflict, boolean mayExceedLimit) {
        public Step {
            transitions = List.copyOf(transitions);
        }
    }

    /**
     * A way out of a control state.
     *
     * @param targets what the routers started, sorted, without what runs anyway
     * @param sends what the routers sent packets to, sorted
     * @param next what follows
     */
    public record Transition(List<NodeId> targets, List<NodeId> sends, Next next) {
        public Transition {
            targets = List.copyOf(targets);
            sends = List.copyOf(sends);
        }
    }

    /** What follows a superstep. */
    public sealed interface Next {
        /**
         * Another superstep.
         *
         * @param step its index in {@link Plan#steps}
         */
        record Superstep(int step) implements Next {}

        /** Nothing: the run is over. */
        record Finished() implements Next {}
    }
}
