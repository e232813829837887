package dev.superstep.api.rest;

import dev.superstep.api.catalog.Catalog;
import dev.superstep.api.engine.WorkflowEngine;
import dev.superstep.json.Json;
import dev.superstep.runlog.RunId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Workflows and their runs. */
@Path("/workflows")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class WorkflowsResource {
    private final Catalog catalog;
    private final WorkflowEngine engine;
    private final RunNames names;

    WorkflowsResource(Catalog catalog, WorkflowEngine engine, RunNames names) {
        this.catalog = catalog;
        this.engine = engine;
        this.names = names;
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
        return WorkflowView.of(entry(workflow));
    }

    /** Starts a run. */
    @POST
    @Path("/{workflow}/runs")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Starts a run; with ?wait=30s the answer is its end, if it ends in time")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type =
                                                    org.eclipse.microprofile.openapi.annotations.enums.SchemaType
                                                            .OBJECT)))
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
        Catalog.Entry entry = entry(workflow);
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
        RunView view = view(workflow, run);
        boolean answered = patience.isPresent() && view.status().isEnd();
        return Response.status(answered ? Response.Status.OK : Response.Status.ACCEPTED)
                .location(uri.getAbsolutePathBuilder().path(run).build())
                .entity(view)
                .build();
    }

    /** One run. */
    @GET
    @Path("/{workflow}/runs/{run}")
    @Operation(summary = "Shows a run: its status, state and supersteps")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RunView.class)))
    @APIResponse(responseCode = "404", description = "There is no such workflow or run")
    public RunView run(@PathParam("workflow") String workflow, @PathParam("run") String run) {
        return view(entry(workflow).name(), run);
    }

    /** A value of a run's state, however large it is. */
    @GET
    @Path("/{workflow}/runs/{run}/state/{channel}")
    @Operation(summary = "Gives one channel of a run's state, however large it is")
    @APIResponse(responseCode = "200", description = "The value, as JSON")
    @APIResponse(responseCode = "404", description = "There is no such workflow, run or value")
    public byte[] state(
            @PathParam("workflow") String workflow,
            @PathParam("run") String run,
            @PathParam("channel") String channel) {
        entry(workflow);
        return id(workflow, run)
                .flatMap(id -> engine.state(workflow, run, channel))
                .orElseThrow(() -> noValue(run, "state", channel));
    }

    /** A value of a run's input, however large it is. */
    @GET
    @Path("/{workflow}/runs/{run}/input/{channel}")
    @Operation(summary = "Gives one value of a run's input, however large it is")
    @APIResponse(responseCode = "200", description = "The value, as JSON")
    @APIResponse(responseCode = "404", description = "There is no such workflow, run or value")
    public byte[] input(
            @PathParam("workflow") String workflow,
            @PathParam("run") String run,
            @PathParam("channel") String channel) {
        entry(workflow);
        return id(workflow, run)
                .flatMap(id -> engine.input(workflow, run, channel))
                .orElseThrow(() -> noValue(run, "input", channel));
    }

    private static ProblemException noValue(String run, String part, String channel) {
        return new ProblemException(
                ProblemCode.NOT_FOUND, "there is no \"" + channel + "\" in the " + part + " of run \"" + run + "\"");
    }

    private Catalog.Entry entry(String workflow) {
        return catalog.find(workflow)
                .orElseThrow(
                        () -> new ProblemException(ProblemCode.NOT_FOUND, "there is no workflow \"" + workflow + "\""));
    }

    private RunView view(String workflow, String run) {
        return id(workflow, run)
                .flatMap(id -> engine.report(id.workflow(), id.run()))
                .map(RunView::of)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.NOT_FOUND, "workflow \"" + workflow + "\" has no run \"" + run + "\""));
    }

    /** Empty if no run can be called so. */
    private static Optional<RunId> id(String workflow, String run) {
        try {
            return Optional.of(new RunId(workflow, run));
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }
}
