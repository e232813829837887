package dev.superstep.api.rest;

import dev.superstep.api.catalog.Catalog;
import dev.superstep.api.engine.WorkflowEngine;
import dev.superstep.json.Json;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLogException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
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
    private final RunAnswers answers;
    private final RunLists lists;

    RunsResource(
            Catalog catalog, WorkflowEngine engine, Known known, RunNames names, RunAnswers answers, RunLists lists) {
        this.catalog = catalog;
        this.engine = engine;
        this.known = known;
        this.names = names;
        this.answers = answers;
        this.lists = lists;
    }

    /** Starts a run. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Starts a run; with ?wait=30s the answer is its end, if it ends in time",
            description =
                    "With an Idempotency-Key, the same key and input are the same run, however often they are sent.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "sequential", value = Examples.INPUT)))
    @APIResponse(
            responseCode = "200",
            description = "The client waited, and the run has ended",
            content =
                    @Content(
                            schema = @Schema(implementation = RunView.class),
                            examples = @ExampleObject(name = "run", value = Examples.RUN)))
    @APIResponse(
            responseCode = "202",
            description = "The run is recorded; Location says where to look",
            content =
                    @Content(
                            schema = @Schema(implementation = RunView.class),
                            examples = @ExampleObject(name = "run", value = Examples.RUNNING_RUN)))
    @APIResponse(responseCode = "400", description = "The input does not fit the workflow, or is no JSON")
    @APIResponse(responseCode = "422", description = "The Idempotency-Key belongs to another input")
    @APIResponse(responseCode = "429", description = "Too many runs wait for their turn")
    public Response start(
            @PathParam("workflow") String workflow,
            @QueryParam("wait") @Nullable String wait,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @Context SecurityContext security,
            byte[] body)
            throws InterruptedException {
        Catalog.Entry entry = known.workflow(workflow);
        Optional<Wait> patience = RunAnswers.patience(wait);
        Optional<IdempotencyKey> idempotency = Optional.ofNullable(key).map(IdempotencyKey::parse);
        Map<String, @Nullable Object> input = Json.parseObject(body);
        List<String> problems = catalog.problems(entry, input);
        if (!problems.isEmpty()) {
            throw new ProblemException(new Problem(
                    ProblemCode.BAD_INPUT,
                    "the input of \"" + workflow + "\" has " + problems.size() + " problem(s)",
                    problems));
        }
        String run = idempotency
                .map(value -> names.of(Callers.of(security), workflow, value))
                .orElseGet(names::next);
        try {
            engine.submit(workflow, run, input);
        } catch (RunLogException e) {
            throw e.code() == RunLogException.Code.RUN_NAME_REUSED ? Callers.reused(workflow, e) : e;
        }
        return answers.answer(new RunId(workflow, run), patience);
    }

    /** A page of the workflow's runs. */
    @GET
    @Operation(
            summary = "Lists the runs of a workflow, newest first",
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
    public RunItem.Page runs(@PathParam("workflow") String workflow, @BeanParam RunFilter filter) {
        return lists.page(filter.of(List.of(known.workflow(workflow).name())));
    }
}
