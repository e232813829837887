package dev.superstep.graph.core;

import org.jspecify.annotations.Nullable;

/**
 * The writes of a superstep cannot be applied: LangGraph's {@code InvalidUpdateError}.
 *
 * <p>Nothing of the superstep is kept.
 */
public final class InvalidUpdateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String channel;

    private InvalidUpdateException(@Nullable String channel, String message) {
        super(message);
        this.channel = channel;
    }

    /** A last-value channel was written twice in one superstep. */
    public static InvalidUpdateException conflict(String channel) {
        return new InvalidUpdateException(
                channel,
                "channel \"" + channel
                        + "\" takes one value a superstep and got more; give it a reducer such as @Append");
    }

    static InvalidUpdateException wrongType(String wanted, @Nullable Object found) {
        return new InvalidUpdateException(null, "the reducer needs " + wanted + " and got " + Values.kind(found));
    }

    InvalidUpdateException in(String name) {
        return channel != null ? this : new InvalidUpdateException(name, "channel \"" + name + "\": " + getMessage());
    }

    /** The channel that could not be written. */
    public String channel() {
        return channel == null ? "" : channel;
    }
}
