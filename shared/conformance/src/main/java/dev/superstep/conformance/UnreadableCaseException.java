package dev.superstep.conformance;

/** A file that is no case; {@link #where} says which part of it. */
public final class UnreadableCaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String where;

    /**
     * @param where the part of the case, as a path of keys
     * @param what what is wrong with it
     */
    public UnreadableCaseException(String where, String what) {
        super("UNREADABLE_CASE: " + where + ": " + what);
        this.where = where;
    }

    /** The part of the case that is wrong. */
    public String where() {
        return where;
    }
}
