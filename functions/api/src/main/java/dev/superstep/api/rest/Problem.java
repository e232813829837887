package dev.superstep.api.rest;

import dev.superstep.json.Json;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refusal in the form of RFC 9457: {@code type}, {@code title}, {@code status}, {@code detail}, and as extensions {@code
 * code}, {@code reason} where the code has several, and, where there is more than one thing wrong, {@code problems}.
 *
 * @param reason a code of the engine or of the run log, for programs; empty if the problem's own code says it all
 * @param detail this occurrence, for a person
 * @param problems all that is wrong, one a line; empty if the detail says it all
 */
public record Problem(ProblemCode code, String reason, String detail, List<String> problems) {
    /** The media type of a problem in JSON. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** Copies the list. */
    public Problem {
        problems = List.copyOf(problems);
    }

    /** A problem without a reason of the engine's or the run log's. */
    public Problem(ProblemCode code, String detail, List<String> problems) {
        this(code, "", detail, problems);
    }

    /** A problem of which {@code reason} says to programs what it is. */
    public static Problem because(ProblemCode code, Enum<?> reason, String detail) {
        return new Problem(code, reason.name(), detail, List.of());
    }

    /** A problem that its detail describes in full. */
    public static Problem of(ProblemCode code, String detail) {
        return new Problem(code, detail, List.of());
    }

    /** The answer to the request. */
    public Response response() {
        return Response.status(code.status())
                .type(MEDIA_TYPE)
                .header(HttpHeaders.RETRY_AFTER, code.retryAfter())
                .entity(json())
                .build();
    }

    String json() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("type", code.type());
        members.put("title", code.title());
        members.put("status", (long) code.status());
        members.put("detail", detail);
        members.put("code", code.name());
        if (!reason.isEmpty()) {
            members.put("reason", reason);
        }
        if (!problems.isEmpty()) {
            members.put("problems", problems);
        }
        return Json.print(members);
    }
}
