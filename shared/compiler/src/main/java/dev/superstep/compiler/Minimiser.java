package dev.superstep.compiler;

import dev.superstep.compiler.Plan.Next;
import dev.superstep.compiler.Plan.Transition;
import dev.superstep.graph.core.NodeId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds control states that cannot be told apart, by Moore's partition refinement.
 *
 * <p>States begin in one class if the same nodes run in them, and are parted while some label leads them to different
 * classes: what differs only in memories of joins that no longer matter becomes one.
 *
 * <p>Source: E. F. Moore, Gedanken-experiments on sequential machines (1956). Complexity: O(rounds x transitions).
 */
final class Minimiser {
    /** The state is over; no class has this number. */
    private static final int FINISHED = -1;

    private Minimiser() {}

    /** The class of each state; two states are equivalent just if their classes are equal. */
    static int[] classes(List<ControlState> states, List<List<Transition>> transitions) {
        Map<Object, Integer> firstClasses = new LinkedHashMap<>();
        int[] classOf = new int[states.size()];
        for (int i = 0; i < classOf.length; i++) {
            List<List<NodeId>> runs =
                    List.of(states.get(i).edgeRuns(), states.get(i).sendRuns());
            classOf[i] = number(firstClasses, runs);
        }
        int count = firstClasses.size();
        while (true) {
            Map<Object, Integer> classes = new LinkedHashMap<>();
            int[] refined = new int[classOf.length];
            for (int i = 0; i < classOf.length; i++) {
                refined[i] = number(classes, signature(classOf, i, transitions.get(i)));
            }
            if (classes.size() == count) {
                return classOf;
            }
            count = classes.size();
            classOf = refined;
        }
    }

    private static List<Object> signature(int[] classOf, int state, List<Transition> transitions) {
        List<Object> signature = new ArrayList<>();
        signature.add(classOf[state]);
        for (Transition transition : transitions) {
            signature.add(transition.targets());
            signature.add(transition.sends());
            signature.add(
                    switch (transition.next()) {
                        case Next.Finished() -> FINISHED;
                        case Next.Superstep(int step) -> classOf[step];
                    });
        }
        return signature;
    }

    private static int number(Map<Object, Integer> numbers, Object key) {
        return numbers.computeIfAbsent(key, unseen -> numbers.size());
    }
}
