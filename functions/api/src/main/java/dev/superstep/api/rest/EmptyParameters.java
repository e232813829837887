package dev.superstep.api.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses parameters of a query that are given and empty, on every path.
 *
 * <p>To a resource they would look as if they had been left out, and the client would get what it did not ask for.
 */
public final class EmptyParameters {
    /** All that the API takes but {@code title}: every title contains an empty text. */
    private static final List<String> NEVER_EMPTY =
            List.of("cursor", "follow", "from", "limit", "status", "until", "wait", "window", "workflow");

    EmptyParameters() {}

    /** Refuses the request, or lets it pass. */
    @ServerRequestFilter
    public Optional<Response> check(ContainerRequestContext request) {
        List<String> problems = request.getUriInfo().getQueryParameters().entrySet().stream()
                .filter(parameter -> NEVER_EMPTY.contains(parameter.getKey())
                        && parameter.getValue().contains(""))
                .map(parameter -> parameter.getKey() + " is empty; give it a value or leave it out")
                .sorted()
                .toList();
        return problems.isEmpty()
                ? Optional.empty()
                : Optional.of(new Problem(
                                ProblemCode.BAD_REQUEST, "the query has " + problems.size() + " problem(s)", problems)
                        .response());
    }
}
