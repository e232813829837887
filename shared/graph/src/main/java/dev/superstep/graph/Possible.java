package dev.superstep.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * One answer that a router with several answers may give, declared so that the graph can be planned.
 *
 * <pre>
 *   Possible.of(A.class, B.class)           both, and nothing else
 *   Possible.each(W.class)                  at least one packet to W
 *   Possible.each(W.class).and(A.class)     packets to W, and A as well
 *   Possible.none()                         nothing: this path ends
 * </pre>
 *
 * @param targets the nodes run
 * @param sends the nodes that get at least one packet
 */
public record Possible(List<Class<? extends Node<?, ?>>> targets, List<Class<? extends Node<?, ?>>> sends) {
    public Possible {
        targets = List.copyOf(targets);
        sends = List.copyOf(sends);
    }

    /** Just these nodes. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static Possible of(Class<? extends Node<?, ?>>... targets) {
        return new Possible(List.of(targets), List.of());
    }

    /** At least one packet to each of these nodes. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static Possible each(Class<? extends Node<?, ?>>... nodes) {
        return new Possible(List.of(), List.of(nodes));
    }

    /** Nothing to run. */
    public static Possible none() {
        return new Possible(List.of(), List.of());
    }

    /** This answer, and {@code target} as well. */
    public Possible and(Class<? extends Node<?, ?>> target) {
        List<Class<? extends Node<?, ?>>> more = new ArrayList<>(targets);
        more.add(target);
        return new Possible(more, sends);
    }
}
