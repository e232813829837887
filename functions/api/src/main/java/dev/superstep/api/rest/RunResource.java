package dev.superstep.api.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** One run. */
@Path("/workflows/{workflow}/runs/{run}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class RunResource {
    private final Known known;

    RunResource(Known known) {
        this.known = known;
    }

    /** The run. */
    @GET
    @Operation(summary = "Shows a run: its status, state and supersteps")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RunView.class)))
    @APIResponse(responseCode = "404", description = "There is no such workflow or run")
    public RunView run(@PathParam("workflow") String workflow, @PathParam("run") String run) {
        return RunView.of(known.report(workflow, run));
    }
}
