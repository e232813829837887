package dev.superstep.offlinemodel;

/** What came is no request for a chat completion, or for one that is not made here. */
final class BadRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadRequest(String message) {
        super(message);
    }
}
