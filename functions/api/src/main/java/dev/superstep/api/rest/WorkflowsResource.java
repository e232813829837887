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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
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
    @APIResponse(
            responseCode = "200",
            description = "Every workflow, by name",
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.ARRAY, implementation = WorkflowView.Item.class),
                            examples = @ExampleObject(name = "workflows", value = Examples.WORKFLOWS)))
    public List<WorkflowView.Item> workflows() {
        return catalog.all().stream().map(WorkflowView::item).toList();
    }

    /** One workflow. */
    @GET
    @Path("/{workflow}")
    @Operation(summary = "Shows a workflow: its picture, plan, channels, state machine, and what its runs cost")
    @APIResponse(
            responseCode = "200",
            description = "The workflow",
            content =
                    @Content(
                            schema = @Schema(implementation = WorkflowView.class),
                            examples = @ExampleObject(name = "workflow", value = Examples.WORKFLOW)))
    public WorkflowView workflow(@PathParam("workflow") String workflow) {
        return WorkflowView.of(catalog, known.workflow(workflow));
    }
}
