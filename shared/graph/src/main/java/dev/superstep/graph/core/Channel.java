package dev.superstep.graph.core;

/**
 * One field of the state.
 *
 * @param name the key under which its value stands in the state
 * @param reducer how writes become its value
 * @param exposure who may see its values; what a graph means does not hang on it, so it is no part of a fingerprint
 */
public record Channel(String name, Reducer reducer, Exposure exposure) {
    /** A channel that everybody may see. */
    public Channel(String name, Reducer reducer) {
        this(name, reducer, Exposure.OPEN);
    }

    /** Whether two writes in one superstep are a conflict. */
    public boolean isLastValue() {
        return reducer instanceof Reducer.Last;
    }
}
