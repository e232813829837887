package dev.superstep.compiler;

import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.NodeId;
import java.util.Collection;
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

    /**
     * The control state that follows {@code step} when its runs named {@code targets} and sent to {@code sends}; empty if
     * the run is over.
     *
     * @param targets every node named, whether or not it runs anyway
     * @param sends every node that got a packet
     * @throws IllegalArgumentException if no such answer was planned
     */
    public Optional<Step> after(Step step, Collection<NodeId> targets, Collection<NodeId> sends) {
        for (Transition way : step.transitions()) {
            List<NodeId> runs = runsOf(way.next());
            boolean fits = targets.containsAll(way.targets())
                    && runs.containsAll(targets)
                    && sends.containsAll(way.sends())
                    && way.sends().containsAll(sends);
            if (fits) {
                return switch (way.next()) {
                    case Next.Finished() -> Optional.empty();
                    case Next.Superstep(int number) -> Optional.of(steps.get(number));
                };
            }
        }
        throw new IllegalArgumentException("nothing is planned after \""
                + step.control().frontier() + "\" for the answers " + targets + " and Sends to " + sends);
    }

    private List<NodeId> runsOf(Next next) {
        return switch (next) {
            case Next.Finished() -> List.of();
            case Next.Superstep(int number) -> steps.get(number).control().edgeRuns();
        };
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
