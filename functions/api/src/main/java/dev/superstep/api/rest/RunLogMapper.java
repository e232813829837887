package dev.superstep.api.rest;

import dev.superstep.runlog.RunLogException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What the run log refuses, as a {@link Problem}. */
public final class RunLogMapper {
    private static final Logger LOG = Logger.getLogger(RunLogMapper.class);

    RunLogMapper() {}

    /** Tells what the client can do something about from what it cannot. */
    @ServerExceptionMapper
    public Response refused(RunLogException e) {
        ProblemCode code = switch (e.code()) {
            case RUN_NAME_REUSED, GRAPH_CHANGED -> ProblemCode.CONFLICT;
            case UNKNOWN_RUN -> ProblemCode.NOT_FOUND;
            case ITEM_TOO_LARGE, VALUE_TOO_LARGE, QUESTION_TOO_LARGE -> ProblemCode.BODY_TOO_LARGE;
            case BAD_CURSOR -> ProblemCode.BAD_REQUEST;
            case STORE_UNAVAILABLE -> ProblemCode.UNAVAILABLE;
            case LOG_GAP, INPUT_MISSING, MALFORMED_ITEM, STORE_REFUSED -> ProblemCode.INTERNAL;
        };
        if (code.status() >= 500) {
            LOG.error("The run log failed", e);
        }
        return Problem.because(code, e.code(), String.valueOf(e.getMessage())).response();
    }
}
