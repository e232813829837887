package dev.superstep.asl;

import org.jspecify.annotations.Nullable;

/** Ends its machine with an error. */
public record Fail(
        @Nullable String comment,
        @Nullable Text error,
        @Nullable Text cause) implements AslState {

    /** A failure with a name and an explanation. */
    public static Fail of(String error, String cause) {
        return new Fail(null, new Text.Fixed(error), new Text.Fixed(cause));
    }

    /** A failure whose name and explanation the input says at these paths, such as {@code $.error.Error}. */
    public static Fail fromPaths(String errorPath, String causePath) {
        return new Fail(null, new Text.FromPath(errorPath), new Text.FromPath(causePath));
    }

    /** This state with a comment. */
    public Fail comment(String comment) {
        return new Fail(comment, error, cause);
    }
}
