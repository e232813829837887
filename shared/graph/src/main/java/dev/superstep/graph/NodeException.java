package dev.superstep.graph;

/**
 * An error that a node or router raises on purpose, with a code that callers can rely on.
 *
 * <p>Any other exception of a node fails the run as well, with the code {@code NODE_ERROR}.
 */
public class NodeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code names what is wrong, in capitals: {@code INSUFFICIENT_DATA}
     * @param message says it to a person
     */
    public NodeException(String code, String message) {
        super(message);
        this.code = code;
    }

    /** Names what is wrong, in capitals. */
    public String code() {
        return code;
    }
}
