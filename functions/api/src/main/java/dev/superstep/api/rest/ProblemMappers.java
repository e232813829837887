package dev.superstep.api.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.superstep.json.JsonException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever ends a request into a {@link Problem}; the framework's own pages and bodies never get out. */
public final class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    ProblemMappers() {}

    /** Ours. */
    @ServerExceptionMapper
    public Response refused(ProblemException e) {
        return e.problem().response();
    }

    /** A body that we read ourselves. */
    @ServerExceptionMapper
    public Response malformed(JsonException e) {
        return Problem.of(ProblemCode.MALFORMED_JSON, String.valueOf(e.getMessage()))
                .response();
    }

    /** A body that Jackson reads for a resource method, where it fits no record. */
    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException e) {
        return Problem.of(ProblemCode.MALFORMED_JSON, describe(e)).response();
    }

    /** What the framework refuses: no such path, wrong method, unreadable body and the like. */
    @ServerExceptionMapper
    public Response refusedByFramework(WebApplicationException e) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return Problem.of(ProblemCode.MALFORMED_JSON, describe(json)).response();
        }
        ProblemCode code = ProblemCode.ofStatus(e.getResponse().getStatus());
        if (code == ProblemCode.INTERNAL) {
            return failed(e);
        }
        Response response = Problem.of(code, String.valueOf(e.getMessage())).response();
        String allowed = e.getResponse().getHeaderString(HttpHeaders.ALLOW);
        return allowed == null
                ? response
                : Response.fromResponse(response)
                        .header(HttpHeaders.ALLOW, allowed)
                        .build();
    }

    /** A fault of ours: the log has it, the client only learns where. */
    @ServerExceptionMapper
    public Response failed(Throwable e) {
        String reference = UUID.randomUUID().toString();
        LOG.errorf(e, "Request failed, reference %s", reference);
        return Problem.of(ProblemCode.INTERNAL, "the log has it under reference " + reference)
                .response();
    }

    /** Where and what, without the names of Java classes that Jackson puts into its messages. */
    private static String describe(JsonProcessingException e) {
        String where = e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
        if (!(e instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
            return "not JSON" + where;
        }
        String path = mapping.getPath().stream()
                .map(part -> part.getFieldName() == null ? String.valueOf(part.getIndex()) : part.getFieldName())
                .collect(Collectors.joining("."));
        return "\"" + path + "\" is not of the type that is wanted" + where;
    }
}
