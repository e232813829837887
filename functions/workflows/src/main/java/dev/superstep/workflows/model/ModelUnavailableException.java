package dev.superstep.workflows.model;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A model's server is busy, broken, slow or away: the same call may succeed later. */
public final class ModelUnavailableException extends ModelException {
    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;

    /**
     * @param why what happened
     * @param retryAfter how long to wait, as the server says; null if it does not
     */
    public ModelUnavailableException(String why, @Nullable Duration retryAfter) {
        super(Code.MODEL_UNAVAILABLE, message(why, retryAfter));
        this.retryAfter = retryAfter;
    }

    /** How long the server asks to wait; empty if it does not say. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    private static String message(String why, @Nullable Duration retryAfter) {
        String wish = retryAfter == null ? "" : ", which asks to wait " + retryAfter.toSeconds() + " s";
        return "no answer from the model's server" + wish + ": " + quoted(why) + "; start the run again later";
    }
}
