package dev.superstep.api.rest;

import dev.superstep.api.catalog.Catalog;
import dev.superstep.api.engine.WorkflowEngine;
import dev.superstep.json.Json;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The runs of a workflow. */
@Path("/workflows/{workflow}/runs")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class RunsResource {
    private final Catalog catalog;
    private final WorkflowEngine engine;
    private final Known known;
    private final RunNames names;

    RunsResource(Catalog catalog, WorkflowEngine engine, Known known, RunNames names) {
        this.catalog = catalog;
        this.engine = engine;
        this.known = known;
        this.names = names;
    }

    /** Starts a run. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Starts a run; with ?wait=30s the answer is its end, if it ends in time")
    @RequestBody(required = true, content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(
            responseCode = "200",
            description = "The run has ended",
            content = @Content(schema = @Schema(implementation = RunView.class)))
    @APIResponse(
            responseCode = "202",
            description = "The run is recorded; Location says where to look",
            content = @Content(schema = @Schema(implementation = RunView.class)))
    @APIResponse(responseCode = "400", description = "The input does not fit the workflow")
    @APIResponse(responseCode = "404", description = "There is no such workflow")
    @APIResponse(responseCode = "413", description = "The input is too large")
    public Response start(
            @PathParam("workflow") String workflow, @QueryParam("wait") @Nullable String wait, UriInfo uri, byte[] body)
            throws InterruptedException {
        Catalog.Entry entry = known.workflow(workflow);
        Optional<Wait> patience = Optional.ofNullable(wait).map(Wait::parse);
        Map<String, @Nullable Object> input = Json.parseObject(body);
        List<String> problems = catalog.problems(entry, input);
        if (!problems.isEmpty()) {
            throw new ProblemException(new Problem(
                    ProblemCode.BAD_INPUT,
                    "the input of \"" + workflow + "\" has " + problems.size() + " problem(s)",
                    problems));
        }
        String run = names.next();
        engine.start(workflow, run, input);
        if (patience.isPresent()) {
            engine.await(workflow, run, patience.get().atMost());
        }
        RunView view = RunView.of(known.report(workflow, run));
        boolean answered = patience.isPresent() && view.status().isEnd();
        return Response.status(answered ? Response.Status.OK : Response.Status.ACCEPTED)
                .location(uri.getAbsolutePathBuilder().path(run).build())
                .entity(view)
                .build();
    }
}
