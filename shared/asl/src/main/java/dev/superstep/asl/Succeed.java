package dev.superstep.asl;

import org.jspecify.annotations.Nullable;

/** Ends its machine with its input as the output. */
public record Succeed(@Nullable String comment, Flow flow) implements AslState, HasPaths<Succeed> {

    /** A Succeed. */
    public static Succeed of() {
        return new Succeed(null, Flow.IDENTITY);
    }

    /** This state with a comment. */
    public Succeed comment(String comment) {
        return new Succeed(comment, flow);
    }

    @Override
    public Succeed withFlow(Flow flow) {
        return new Succeed(comment, flow);
    }
}
