package dev.superstep.compiler;

import dev.superstep.compiler.Plan.Next;
import dev.superstep.compiler.Plan.Step;
import dev.superstep.compiler.Plan.Transition;
import dev.superstep.compiler.Successors.Label;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.InvalidGraphException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Plans a graph: powerset construction, minimisation, and where conflicts and the recursion limit must be looked for.
 *
 * <p>Complexity: linear in the automaton, which is exponential in independent loops and any-subset routers; hence the
 * {@link Budget}.
 */
public final class Planner {
    private final Definition definition;
    private final Budget budget;
    private final Map<ControlState, Integer> numbers = new LinkedHashMap<>();
    private final List<SortedMap<Label, ControlState>> ways = new ArrayList<>();

    private final List<ControlState> kept = new ArrayList<>();

    private Planner(Definition definition, Budget budget) {
        this.definition = definition;
        this.budget = budget;
    }

    /** What planning a graph gives. */
    public sealed interface Planned {
        /** A plan within the budget. */
        record Fits(Plan plan) implements Planned {}

        /**
         * The automaton is over the budget.
         *
         * @param found the numbers at which the construction was stopped
         */
        record TooLarge(String found) implements Planned {}
    }

    /**
     * Plans {@code definition}.
     *
     * @throws InvalidGraphException if the definition has an error
     */
    public static Planned plan(Definition definition, Budget budget) {
        InvalidGraphException.throwIfAny(definition.name(), definition.problems());
        try {
            return new Planned.Fits(new Planner(definition, budget).plan());
        } catch (Budget.Exceeded e) {
            return new Planned.TooLarge(e.found());
        }
    }

    private Plan plan() {
        explore();
        List<List<Transition>> minimised = renumber(Minimiser.classes(List.copyOf(numbers.keySet()), numbered()));
        return checked(new Plan(definition, looks(minimised)));
    }

    private void explore() {
        Successors successors = new Successors(definition.topology(), budget);
        List<ControlState> open = new ArrayList<>(List.of(successors.start()));
        numbers.put(successors.start(), 0);
        long transitions = 0;
        long runs = 0;
        for (int i = 0; i < open.size(); i++) {
            ControlState state = open.get(i);
            SortedMap<Label, ControlState> next = successors.of(state);
            ways.add(next);
            transitions += next.size();
            runs += state.edgeRuns().size() + state.sendRuns().size();
            budget.size(open.size(), transitions, runs);
            for (ControlState following : next.values()) {
                if (!following.isFinished() && numbers.putIfAbsent(following, open.size()) == null) {
                    open.add(following);
                }
            }
        }
    }

    /** The transitions of every control state, in terms of the numbers of exploration. */
    private List<List<Transition>> numbered() {
        return ways.stream()
                .map(way -> way.entrySet().stream()
                        .map(e ->
                                new Transition(e.getKey().targets(), e.getKey().sends(), next(e.getValue())))
                        .toList())
                .toList();
    }

    private Next next(ControlState state) {
        Integer number = numbers.get(state);
        return number == null ? new Next.Finished() : new Next.Superstep(number);
    }

    /** One step for every class of equivalent states, in breadth-first order from the start. */
    private List<List<Transition>> renumber(int[] classOf) {
        List<ControlState> states = List.copyOf(numbers.keySet());
        List<List<Transition>> all = numbered();
        Map<Integer, Integer> order = new LinkedHashMap<>();
        List<Integer> representatives = new ArrayList<>(List.of(0));
        order.put(classOf[0], 0);
        List<List<Transition>> result = new ArrayList<>();
        for (int i = 0; i < representatives.size(); i++) {
            int state = representatives.get(i);
            kept.add(states.get(state));
            List<Transition> transitions = new ArrayList<>();
            for (Transition transition : all.get(state)) {
                Next next = switch (transition.next()) {
                    case Next.Finished finished -> finished;
                    case Next.Superstep superstep -> {
                        int target = superstep.step();
                        Integer known = order.putIfAbsent(classOf[target], representatives.size());
                        if (known == null) {
                            representatives.add(target);
                        }
                        yield new Next.Superstep(known == null ? representatives.size() - 1 : known);
                    }
                };
                transitions.add(new Transition(transition.targets(), transition.sends(), next));
            }
            result.add(transitions);
        }
        return result;
    }

    private List<Step> looks(List<List<Transition>> transitions) {
        int[] longest = LongestPaths.from(transitions);
        Conflicts conflicts = new Conflicts(definition);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < transitions.size(); i++) {
            boolean mayEnd = transitions.get(i).stream().anyMatch(t -> t.next() instanceof Next.Finished);
            boolean mayReachLimit = longest[i] >= definition.recursionLimit();
            steps.add(new Step(
                    kept.get(i), transitions.get(i), conflicts.arePossible(kept.get(i)), mayEnd && mayReachLimit));
        }
        return steps;
    }

    /** The post-condition: every step leads somewhere that exists, and its labels are distinct. */
    private static Plan checked(Plan plan) {
        for (Step step : plan.steps()) {
            long labels = step.transitions().stream()
                    .map(t -> new Label(t.targets(), t.sends()))
                    .distinct()
                    .count();
            if (step.transitions().isEmpty() || labels != step.transitions().size()) {
                throw new IllegalStateException("no plan: ambiguous or missing ways out of " + step.control());
            }
            for (Transition transition : step.transitions()) {
                if (transition.next() instanceof Next.Superstep(int number)
                        && number >= plan.steps().size()) {
                    throw new IllegalStateException("no plan: " + step.control() + " leads to step " + number);
                }
            }
        }
        return plan;
    }
}
