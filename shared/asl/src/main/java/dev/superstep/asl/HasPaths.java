package dev.superstep.asl;

import org.jspecify.annotations.Nullable;

/** A state that takes an input and gives it on, both through a path. */
public interface HasPaths<S> {
    /** What it does with its input and result. */
    Flow flow();

    /** This state with another flow. */
    S withFlow(Flow flow);

    /** This state working on a part of its input only; null for an empty object instead of the input. */
    default S inputPath(@Nullable String path) {
        return withFlow(flow().withInputPath(path));
    }

    /** This state giving on only a part of what it has; null for an empty object. */
    default S outputPath(@Nullable String path) {
        return withFlow(flow().withOutputPath(path));
    }
}
