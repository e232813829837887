package dev.superstep.api.rest;

import dev.superstep.api.catalog.Catalog;
import dev.superstep.api.engine.WorkflowEngine;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The orchestrator itself. */
@Path("/system")
@Produces(MediaType.APPLICATION_JSON)
public final class SystemResource {
    private final Catalog catalog;
    private final WorkflowEngine engine;

    SystemResource(Catalog catalog, WorkflowEngine engine) {
        this.catalog = catalog;
        this.engine = engine;
    }

    /** What it is doing. */
    @GET
    @Operation(
            summary = "Shows what the orchestrator is doing: runs that ended, places, queues",
            description = "Counts are of this process, since it started; /summary counts what the run log has.")
    @APIResponse(
            responseCode = "200",
            description = "As it is now",
            content =
                    @Content(
                            schema = @Schema(implementation = SystemView.class),
                            examples = @ExampleObject(name = "system", value = Examples.SYSTEM)))
    public SystemView system() {
        return SystemView.of(catalog.names(), engine.load());
    }
}
