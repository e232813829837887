package dev.superstep.compiler;

import dev.superstep.compiler.Plan.Next;
import dev.superstep.compiler.Plan.Transition;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;

/** How late a step can come: the most supersteps on any way to it. */
final class LongestPaths {
    /** On a cycle or behind one: no bound. */
    static final int UNBOUNDED = Integer.MAX_VALUE;

    private LongestPaths() {}

    /**
     * The number of the superstep in which each step runs at the latest; step 0 is superstep 0.
     *
     * <p>A topological sort (Kahn, 1962) that cycles keep from ending. Complexity: linear.
     */
    static int[] from(List<List<Transition>> transitions) {
        int[] open = new int[transitions.size()];
        transitions.forEach(ways -> ways.forEach(way -> {
            if (way.next() instanceof Next.Superstep(int step)) {
                open[step]++;
            }
        }));
        int[] longest = new int[transitions.size()];
        Arrays.fill(longest, UNBOUNDED);
        ArrayDeque<Integer> ready = new ArrayDeque<>();
        if (open[0] == 0) {
            longest[0] = 0;
            ready.add(0);
        }
        int[] latest = new int[transitions.size()];
        while (!ready.isEmpty()) {
            int step = ready.remove();
            for (Transition way : transitions.get(step)) {
                if (way.next() instanceof Next.Superstep(int next)) {
                    latest[next] = Math.max(latest[next], longest[step] + 1);
                    if (--open[next] == 0) {
                        longest[next] = latest[next];
                        ready.add(next);
                    }
                }
            }
        }
        return longest;
    }
}
