package dev.superstep.graph;

/**
 * A reducer of a workflow's own, named by {@link Reduce} on a component of the state.
 *
 * <p>It is a pure function: it changes neither argument, and gives the same answer for the same ones, because a run that is
 * resumed applies it again.
 *
 * @param <T> the type of the channel
 */
public interface Reduction<T> {
    /** The channel's value before the first write. */
    T initial();

    /** The channel's value after {@code write}. */
    T reduce(T old, T write);
}
