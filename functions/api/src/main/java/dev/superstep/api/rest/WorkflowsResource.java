package dev.superstep.api.rest;

import dev.superstep.api.catalog.Catalog;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Workflows. */
@Path("/workflows")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class WorkflowsResource {
    private final Catalog catalog;
    private final Known known;

    WorkflowsResource(Catalog catalog, Known known) {
        this.catalog = catalog;
        this.known = known;
    }

    /** Every workflow. */
    @GET
    @Operation(summary = "Lists the workflows")
    public List<WorkflowView.Item> workflows() {
        return catalog.all().stream().map(WorkflowView::item).toList();
    }

    /** One workflow. */
    @GET
    @Path("/{workflow}")
    @Operation(summary = "Shows a workflow: its picture, plan, channels and state machine")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WorkflowView.class)))
    @APIResponse(responseCode = "404", description = "There is no such workflow")
    public WorkflowView workflow(@PathParam("workflow") String workflow) {
        return WorkflowView.of(known.workflow(workflow));
    }
}
