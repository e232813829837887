package dev.superstep.models;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link Refusal} of an error that a model's server answers with; found by Quarkus, and asked before the mapper that
 * langchain4j brings.
 */
@Provider
@Priority(Priorities.USER - 1_000)
public final class RefusalMapper implements ResponseExceptionMapper<RuntimeException> {
    private static final int CLIENT_ERROR = 400;
    private static final int LONGEST_SECONDS = 9;

    /** Found by its class. */
    public RefusalMapper() {}

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return status >= CLIENT_ERROR;
    }

    @Override
    public RuntimeException toThrowable(Response response) {
        String body = response.readEntity(String.class);
        return new Refusal(response.getStatus(), body, retryAfter(response.getHeaderString(HttpHeaders.RETRY_AFTER)));
    }

    /** The header's seconds; a date is not read, since no such server sends one. */
    static @Nullable Duration retryAfter(@Nullable String header) {
        if (header == null || !header.matches("[0-9]{1," + LONGEST_SECONDS + "}")) {
            return null;
        }
        return Duration.ofSeconds(Long.parseLong(header));
    }
}
