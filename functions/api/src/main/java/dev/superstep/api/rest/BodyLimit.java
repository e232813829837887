package dev.superstep.api.rest;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a body that is larger than {@code superstep.api.max-body-size}, by its announced length or while it comes.
 *
 * <p>Quarkus has such a limit, too, and ends the request with an empty answer; it is off, so that the client gets a {@link
 * Problem}.
 */
public final class BodyLimit {
    private final long limit;

    BodyLimit(@ConfigProperty(name = "superstep.api.max-body-size") MemorySize limit) {
        this.limit = limit.asLongValue();
    }

    /** Refuses the request or watches its body. */
    @ServerRequestFilter
    public Optional<Response> check(ContainerRequestContext request) {
        @Nullable String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            request.setEntityStream(new Counted(request.getEntityStream(), limit));
            return Optional.empty();
        }
        return Long.parseLong(length) <= limit
                ? Optional.empty()
                : Optional.of(tooLarge(limit).response());
    }

    private static Problem tooLarge(long limit) {
        return Problem.of(ProblemCode.BODY_TOO_LARGE, "the body may have " + limit + " bytes and has more; send less");
    }

    private static final class Counted extends FilterInputStream {
        private final long limit;
        private long read;

        Counted(InputStream body, long limit) {
            super(body);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            count(count);
            return count;
        }

        private void count(int bytes) {
            read += Math.max(0, bytes);
            if (read > limit) {
                throw new ProblemException(tooLarge(limit));
            }
        }
    }
}
