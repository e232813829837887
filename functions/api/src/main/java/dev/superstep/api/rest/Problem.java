package dev.superstep.api.rest;

import dev.superstep.json.Json;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refusal in the form of RFC 9457: {@code type}, {@code title}, {@code status}, {@code detail}, and as extensions {@code
 * code} and, where there is more than one thing wrong, {@code problems}.
 *
 * @param detail this occurrence, for a person
 * @param problems all that is wrong, one a line; empty if the detail says it all
 */
public record Problem(ProblemCode code, String detail, List<String> problems) {
    /** The media type of a problem in JSON. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** Copies the list. */
    public Problem {
        problems = List.copyOf(problems);
    }

    /** A problem that its detail describes in full. */
    public static Problem of(ProblemCode code, String detail) {
        return new Problem(code, detail, List.of());
    }

    /** The answer to the request. */
    public Response response() {
        return Response.status(code.status()).type(MEDIA_TYPE).entity(json()).build();
    }

    String json() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("type", code.type());
        members.put("title", code.title());
        members.put("status", (long) code.status());
        members.put("detail", detail);
        members.put("code", code.name());
        if (!problems.isEmpty()) {
            members.put("problems", problems);
        }
        return Json.print(members);
    }
}
