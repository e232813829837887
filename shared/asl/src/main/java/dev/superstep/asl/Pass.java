package dev.superstep.asl;

import org.jspecify.annotations.Nullable;

/**
 * Gives on its input, or what Parameters make of it, or a fixed result.
 *
 * @param result null for none; see {@link Result} for a result of null
 */
public record Pass(@Nullable String comment, @Nullable Result result, Flow flow, Transition transition)
        implements AslState, HasResult<Pass>, HasNext<Pass> {

    /** A fixed result: any core JSON value, null too. */
    public record Result(@Nullable Object value) {}

    /** A Pass that changes nothing and ends the machine. */
    public static Pass through() {
        return new Pass(null, null, Flow.IDENTITY, new Transition.End());
    }

    /** A Pass with {@code value} as its result, which ends the machine. */
    public static Pass of(@Nullable Object value) {
        return new Pass(null, new Result(value), Flow.IDENTITY, new Transition.End());
    }

    /** This state with a comment. */
    public Pass comment(String comment) {
        return new Pass(comment, result, flow, transition);
    }

    @Override
    public Pass withFlow(Flow flow) {
        return new Pass(comment, result, flow, transition);
    }

    @Override
    public Pass withTransition(Transition transition) {
        return new Pass(comment, result, flow, transition);
    }
}
