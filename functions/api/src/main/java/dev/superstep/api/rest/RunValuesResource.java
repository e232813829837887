package dev.superstep.api.rest;

import dev.superstep.api.engine.WorkflowEngine;
import dev.superstep.runlog.RunId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The values of a run, one at a time and however large. */
@Path("/workflows/{workflow}/runs/{run}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class RunValuesResource {
    private final WorkflowEngine engine;
    private final Known known;

    RunValuesResource(WorkflowEngine engine, Known known) {
        this.engine = engine;
        this.known = known;
    }

    /** A value of a run's state. */
    @GET
    @Path("/state/{channel}")
    @Operation(summary = "Gives one channel of a run's state, however large it is")
    @APIResponse(
            responseCode = "200",
            description = "The value, as JSON",
            content =
                    @Content(
                            schema = @Schema(description = "Any JSON"),
                            examples = @ExampleObject(name = "value", value = Examples.VALUE)))
    public byte[] state(
            @PathParam("workflow") String workflow,
            @PathParam("run") String run,
            @PathParam("channel") String channel) {
        RunId id = known.run(workflow, run);
        return engine.state(id.workflow(), id.run(), channel).orElseThrow(() -> noValue(run, "state", channel));
    }

    /** A value of a run's input. */
    @GET
    @Path("/input/{channel}")
    @Operation(summary = "Gives one value of a run's input, however large it is")
    @APIResponse(
            responseCode = "200",
            description = "The value, as JSON",
            content =
                    @Content(
                            schema = @Schema(description = "Any JSON"),
                            examples = @ExampleObject(name = "value", value = Examples.VALUE)))
    public byte[] input(
            @PathParam("workflow") String workflow,
            @PathParam("run") String run,
            @PathParam("channel") String channel) {
        RunId id = known.run(workflow, run);
        return engine.input(id.workflow(), id.run(), channel).orElseThrow(() -> noValue(run, "input", channel));
    }

    private static ProblemException noValue(String run, String part, String channel) {
        return new ProblemException(
                ProblemCode.NOT_FOUND, "there is no \"" + channel + "\" in the " + part + " of run \"" + run + "\"");
    }
}
