package dev.superstep.api.engine;

/** As many runs wait for their turn as may; nothing has been recorded. */
public final class TooManyRunsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The refusal of a run when {@code limit} others wait. */
    public TooManyRunsException(int limit) {
        super(limit + " runs wait for their turn, as many as may; try again later");
    }
}
