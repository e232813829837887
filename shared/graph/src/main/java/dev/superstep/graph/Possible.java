package dev.superstep.graph;

import dev.superstep.graph.core.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * One answer that a router with several answers may give, declared so that the graph can be planned.
 *
 * <pre>
 *   Possible.of(A.class, B.class)           both, and nothing else
 *   Possible.each(W.class)                  at least one packet to W
 *   Possible.each(W.class).atMost(5)        the same, and five runs of W at a time
 *   Possible.each(W.class).and(A.class)     packets to W, and A as well
 *   Possible.none()                         nothing: this path ends
 * </pre>
 *
 * @param targets the nodes run
 * @param sends the nodes that get at least one packet
 * @param atOnce how many runs of each node in {@code sends} may go on at a time; empty for no bound but the platform's,
 *     which is {@value Router#MOST_AT_ONCE}
 */
public record Possible(
        List<Class<? extends Node<?, ?>>> targets, List<Class<? extends Node<?, ?>>> sends, OptionalInt atOnce) {
    public Possible {
        targets = List.copyOf(targets);
        sends = List.copyOf(sends);
    }

    /** Just these nodes. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static Possible of(Class<? extends Node<?, ?>>... targets) {
        return new Possible(List.of(targets), List.of(), OptionalInt.empty());
    }

    /** At least one packet to each of these nodes. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static Possible each(Class<? extends Node<?, ?>>... nodes) {
        return new Possible(List.of(), List.of(nodes), OptionalInt.empty());
    }

    /** Nothing to run. */
    public static Possible none() {
        return new Possible(List.of(), List.of(), OptionalInt.empty());
    }

    /** This answer, and {@code target} as well. */
    public Possible and(Class<? extends Node<?, ?>> target) {
        List<Class<? extends Node<?, ?>>> more = new ArrayList<>(targets);
        more.add(target);
        return new Possible(more, sends, atOnce);
    }

    /**
     * This answer, with a bound on how many of the runs that its packets start go on at a time: for a model that is rated,
     * or a site that should not be overrun. Where several answers send to one node, the least bound holds.
     *
     * @param runs from 1 to {@value Router#MOST_AT_ONCE}; anything else is BAD_CONCURRENCY
     */
    public Possible atMost(int runs) {
        return new Possible(targets, sends, OptionalInt.of(runs));
    }
}
