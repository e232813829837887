package dev.superstep.api.rest;

import dev.superstep.api.catalog.Catalog;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The runs of all workflows. */
@Path("/runs")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class AllRunsResource {
    private final Catalog catalog;
    private final Known known;
    private final RunLists lists;

    AllRunsResource(Catalog catalog, Known known, RunLists lists) {
        this.catalog = catalog;
        this.known = known;
        this.lists = lists;
    }

    /** A page of them. */
    @GET
    @Operation(
            summary = "Lists the runs of all workflows, newest first",
            description =
                    "A page can have fewer runs than asked for, or none, and still say where to go on: of those that were"
                            + " read, 1,000 are looked at. A run may appear a little after its start.")
    @APIResponse(
            responseCode = "200",
            description = "A page of runs",
            content =
                    @Content(
                            schema = @Schema(implementation = RunItem.Page.class),
                            examples = @ExampleObject(name = "page", value = Examples.RUNS)))
    @APIResponse(responseCode = "404", description = "There is no such workflow")
    public RunItem.Page runs(@QueryParam("workflow") List<String> workflow, @BeanParam RunFilter filter) {
        List<String> wanted = workflow.isEmpty()
                ? catalog.names()
                : workflow.stream()
                        .distinct()
                        .map(name -> known.workflow(name).name())
                        .toList();
        return lists.page(filter.of(wanted));
    }
}
