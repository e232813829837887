package dev.superstep.api.rest;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What can be wrong with a request, each with its HTTP status and a title that is the same every time.
 *
 * <p>{@code docs/errors.md} has a heading for each.
 */
public enum ProblemCode {
    /** The body is no JSON, or a part of it has the wrong type. */
    MALFORMED_JSON(400, "The body is not the JSON that is wanted"),
    /** The input of a run does not fit its workflow. */
    BAD_INPUT(400, "The input does not fit the workflow"),
    /** Another parameter or the like; the detail says which. */
    BAD_REQUEST(400, "The request is not understood"),
    /** Nothing is at this path. */
    NOT_FOUND(404, "There is nothing here"),
    /** The path is right and the method is not. */
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    /** No representation that the client accepts. */
    NOT_ACCEPTABLE(406, "No acceptable representation"),
    /** What is asked for contradicts what is. */
    CONFLICT(409, "The request conflicts with what is there"),
    /** The body is larger than the limit. */
    BODY_TOO_LARGE(413, "The body is too large"),
    /** The body's type is none that is read here. */
    UNSUPPORTED_MEDIA_TYPE(415, "The body's type is not supported"),
    /** An Idempotency-Key came again with another input. */
    IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key belongs to another input"),
    /** As many runs wait for their turn as may. */
    TOO_MANY_RUNS(429, "Too many runs wait for their turn"),
    /** A fault on this side. */
    INTERNAL(500, "Something failed on this side"),
    /** The store or the engine is busy; the same request may succeed later. */
    UNAVAILABLE(503, "Not available at the moment");

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** One line that does not change with the occurrence. */
    public String title() {
        return title;
    }

    /** After how many seconds the same request may succeed; null if nobody can say. */
    @Nullable
    Integer retryAfter() {
        return this == TOO_MANY_RUNS || this == UNAVAILABLE ? 1 : null;
    }

    /** A URI that names the kind of problem and leads nowhere. */
    public String type() {
        return "urn:superstep:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The code for a refusal that the framework makes by itself. */
    static ProblemCode ofStatus(int status) {
        return switch (status) {
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 409 -> CONFLICT;
            case 413 -> BODY_TOO_LARGE;
            case 429 -> TOO_MANY_RUNS;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 503 -> UNAVAILABLE;
            default -> status < 500 ? BAD_REQUEST : INTERNAL;
        };
    }
}
