package dev.superstep.runlog;

import java.time.Instant;

/**
 * That somebody wants a run to stop. It is recorded before anything is stopped, so that no execution which begins later can
 * miss it.
 *
 * @param reason why, as a person put it; cut to {@link #MAX_REASON} characters
 * @param at when, in milliseconds
 */
public record CancelRequest(String reason, Instant at) {
    /** The most that is kept of a reason, in characters. */
    public static final int MAX_REASON = 500;

    public CancelRequest {
        reason = Texts.cut(reason, MAX_REASON);
        at = Texts.toMillis(at);
    }
}
