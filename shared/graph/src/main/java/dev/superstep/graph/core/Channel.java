package dev.superstep.graph.core;

/**
 * One field of the state.
 *
 * @param name the key under which its value stands in the state
 * @param reducer how writes become its value
 */
public record Channel(String name, Reducer reducer) {
    /** Whether two writes in one superstep are a conflict. */
    public boolean isLastValue() {
        return reducer instanceof Reducer.Last;
    }
}
