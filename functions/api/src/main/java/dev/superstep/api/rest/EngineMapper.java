package dev.superstep.api.rest;

import dev.superstep.api.engine.TooManyRunsException;
import dev.superstep.engine.EngineException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What the engine refuses, as a {@link Problem}. */
public final class EngineMapper {
    EngineMapper() {}

    /** What is asked for contradicts where the run stands, or names what its workflow does not have. */
    @ServerExceptionMapper
    public Response refused(EngineException e) {
        ProblemCode code = switch (e.code()) {
            case STILL_RUNNING,
                    ALREADY_ENDED,
                    NOTHING_TO_REDRIVE,
                    RESUMED_ELSEWHERE,
                    ERASE_TOO_SOON,
                    ALREADY_DECIDED,
                    DEADLINE_PASSED,
                    FORK_OUT_OF_RANGE -> ProblemCode.CONFLICT;
            case NOT_ASKED -> ProblemCode.NOT_FOUND;
            case FORK_UNKNOWN_CHANNEL -> ProblemCode.BAD_INPUT;
        };
        return Problem.because(code, e.code(), String.valueOf(e.getMessage())).response();
    }

    /** Its queue is full. */
    @ServerExceptionMapper
    public Response refused(TooManyRunsException e) {
        return Problem.of(ProblemCode.TOO_MANY_RUNS, String.valueOf(e.getMessage()))
                .response();
    }
}
