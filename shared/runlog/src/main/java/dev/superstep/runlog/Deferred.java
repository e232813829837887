package dev.superstep.runlog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The value of a channel that could not be worked out without a {@link LargeValue}: what it was, and what has been written to
 * it since, in order.
 *
 * <p>{@link Loading} works it out for whoever reads the channel. Immutable.
 *
 * @param parts the value before, then the writes; each a core JSON value or a {@link LargeValue}
 */
public record Deferred(List<@Nullable Object> parts) {
    // Written out: javac drops the type annotations of a compact constructor's parameters from the class file.
    public Deferred(List<@Nullable Object> parts) {
        this.parts = Collections.unmodifiableList(new ArrayList<>(parts));
    }
}
