package dev.superstep.api.rest;

import dev.superstep.api.engine.WorkflowEngine;
import dev.superstep.runlog.RunId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
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

/** One run. */
@Path("/workflows/{workflow}/runs/{run}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class RunResource {
    private final WorkflowEngine engine;
    private final Known known;

    RunResource(WorkflowEngine engine, Known known) {
        this.engine = engine;
        this.known = known;
    }

    /** The run. */
    @GET
    @Operation(summary = "Shows a run: its status, state, supersteps and error")
    @APIResponse(
            responseCode = "200",
            description = "The run as it is now",
            content =
                    @Content(
                            schema = @Schema(implementation = RunView.class),
                            examples = @ExampleObject(name = "run", value = Examples.RUN)))
    public RunView run(@PathParam("workflow") String workflow, @PathParam("run") String run) {
        return RunView.of(known.report(workflow, run));
    }

    /** Erases the run. */
    @DELETE
    @Operation(
            summary = "Erases a run that ended some time ago, with all that was kept of it",
            description =
                    "Its name is free again. Not within 15 minutes of its end, because something may still write to it.")
    @APIResponse(responseCode = "204", description = "There is no such run any more")
    @APIResponse(responseCode = "409", description = "Not as it stands: reason STILL_RUNNING or ERASE_TOO_SOON")
    public void erase(@PathParam("workflow") String workflow, @PathParam("run") String run) {
        RunId id = known.run(workflow, run);
        engine.erase(id.workflow(), id.run());
    }
}
