package dev.superstep.asl;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs one machine for each item of a list, at most 40 at a time; its result is the list of the outputs, in the items' order.
 * Its Type is {@code Map}, the processor's mode INLINE.
 *
 * @param itemsPath where in the input the list is; a reference path, no wildcards
 * @param itemSelector what the machine gets for each item; null for the item itself
 * @param processor the machine
 * @param maxConcurrency how many run at a time; null or 0 for as many as may
 */
public record MapState(
        @Nullable String comment,
        String itemsPath,
        @Nullable Map<String, @Nullable Object> itemSelector,
        StateMachine processor,
        @Nullable Amount maxConcurrency,
        Flow flow,
        Recovery recovery,
        Transition transition)
        implements AslState, HasResult<MapState>, HasRecovery<MapState>, HasNext<MapState> {

    public MapState {
        itemSelector = Flow.copy(itemSelector);
    }

    /** A Map over the input, which is a list, that ends the machine. */
    public static MapState of(StateMachine processor) {
        return new MapState(
                null, Flow.WHOLE, null, processor, null, Flow.IDENTITY, Recovery.NONE, new Transition.End());
    }

    /** This state with a comment. */
    public MapState comment(String comment) {
        return new MapState(comment, itemsPath, itemSelector, processor, maxConcurrency, flow, recovery, transition);
    }

    /** This state over the list at {@code path}. */
    public MapState itemsPath(String path) {
        return new MapState(comment, path, itemSelector, processor, maxConcurrency, flow, recovery, transition);
    }

    /** This state giving each run of the machine what {@code template} makes of the input and the item. */
    public MapState itemSelector(Map<String, @Nullable Object> template) {
        return new MapState(comment, itemsPath, template, processor, maxConcurrency, flow, recovery, transition);
    }

    /** This state with at most {@code runs} at a time; 0 for as many as may. */
    public MapState maxConcurrency(int runs) {
        return new MapState(
                comment, itemsPath, itemSelector, processor, new Amount.Fixed(runs), flow, recovery, transition);
    }

    @Override
    public MapState withFlow(Flow flow) {
        return new MapState(comment, itemsPath, itemSelector, processor, maxConcurrency, flow, recovery, transition);
    }

    @Override
    public MapState withRecovery(Recovery recovery) {
        return new MapState(comment, itemsPath, itemSelector, processor, maxConcurrency, flow, recovery, transition);
    }

    @Override
    public MapState withTransition(Transition transition) {
        return new MapState(comment, itemsPath, itemSelector, processor, maxConcurrency, flow, recovery, transition);
    }
}
