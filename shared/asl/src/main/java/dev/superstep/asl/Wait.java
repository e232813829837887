package dev.superstep.asl;

import org.jspecify.annotations.Nullable;

/** Waits, and gives its input on. */
public record Wait(@Nullable String comment, Until until, Flow flow, Transition transition)
        implements AslState, HasPaths<Wait>, HasNext<Wait> {

    /** A Wait that ends the machine. */
    public static Wait until(Until until) {
        return new Wait(null, until, Flow.IDENTITY, new Transition.End());
    }

    /** A Wait of so many seconds that ends the machine. */
    public static Wait seconds(int seconds) {
        return until(new Until.Seconds(seconds));
    }

    /** A Wait for the instant that the input says at {@code path}, which ends the machine. */
    public static Wait timestampPath(String path) {
        return until(new Until.TimestampPath(path));
    }

    /** This state with a comment. */
    public Wait comment(String comment) {
        return new Wait(comment, until, flow, transition);
    }

    @Override
    public Wait withFlow(Flow flow) {
        return new Wait(comment, until, flow, transition);
    }

    @Override
    public Wait withTransition(Transition transition) {
        return new Wait(comment, until, flow, transition);
    }
}
