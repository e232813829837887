package dev.superstep.conformance.language;

/** What a node of the corpus raises of its own accord, by {@link Op.FailGe}. */
public final class NodeFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message the whole message, as the corpus has it */
    public NodeFailure(String message) {
        super(message);
    }
}
