package dev.superstep.api.rest;

import dev.superstep.api.engine.Fork;
import dev.superstep.api.engine.WorkflowEngine;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLogException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
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
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What can be done to a run. */
@Path("/workflows/{workflow}/runs/{run}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class RunActionsResource {
    private final WorkflowEngine engine;
    private final Known known;
    private final RunNames names;
    private final RunAnswers answers;

    RunActionsResource(WorkflowEngine engine, Known known, RunNames names, RunAnswers answers) {
        this.engine = engine;
        this.known = known;
        this.names = names;
        this.answers = answers;
    }

    /** Stops a run. */
    @POST
    @Path("/cancel")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Stops a run, with a reason", description = "A run that is cancelled already stays so.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = CancelBody.class),
                            examples = @ExampleObject(name = "cancel", value = Examples.CANCEL)))
    @APIResponse(
            responseCode = "200",
            description = "The client waited, and the run has ended",
            content =
                    @Content(
                            schema = @Schema(implementation = RunView.class),
                            examples = @ExampleObject(name = "run", value = Examples.CANCELLED_RUN)))
    @APIResponse(
            responseCode = "202",
            description = "The request is recorded; the run stops soon",
            content =
                    @Content(
                            schema = @Schema(implementation = RunView.class),
                            examples = @ExampleObject(name = "run", value = Examples.RUNNING_RUN)))
    @APIResponse(responseCode = "409", description = "The run has ended: reason ALREADY_ENDED")
    public Response cancel(
            @PathParam("workflow") String workflow,
            @PathParam("run") String run,
            @QueryParam("wait") @Nullable String wait,
            byte @Nullable [] body)
            throws InterruptedException {
        Optional<Wait> patience = RunAnswers.patience(wait);
        Members members = Members.of(body);
        String reason = members.text("reason").orElse("");
        members.check();
        RunId id = known.run(workflow, run);
        engine.cancel(id.workflow(), id.run(), reason);
        return answers.answer(id, patience);
    }

    /** Has a run go on. */
    @POST
    @Path("/redrive")
    @Operation(
            summary = "Has a run that failed or was cancelled go on where its log ends",
            description = "What has committed is not run again.")
    @APIResponse(
            responseCode = "200",
            description = "The client waited, and the run has ended",
            content =
                    @Content(
                            schema = @Schema(implementation = RunView.class),
                            examples = @ExampleObject(name = "run", value = Examples.RUN)))
    @APIResponse(
            responseCode = "202",
            description = "The run goes on",
            content =
                    @Content(
                            schema = @Schema(implementation = RunView.class),
                            examples = @ExampleObject(name = "run", value = Examples.RUNNING_RUN)))
    @APIResponse(
            responseCode = "409",
            description =
                    "Not as it stands: reason STILL_RUNNING, NOTHING_TO_REDRIVE, RESUMED_ELSEWHERE or GRAPH_CHANGED")
    @APIResponse(responseCode = "429", description = "Too many runs wait for their turn")
    public Response redrive(
            @PathParam("workflow") String workflow,
            @PathParam("run") String run,
            @QueryParam("wait") @Nullable String wait)
            throws InterruptedException {
        Optional<Wait> patience = RunAnswers.patience(wait);
        RunId id = known.run(workflow, run);
        engine.redrive(id.workflow(), id.run());
        return answers.answer(id, patience);
    }

    /** Starts a run in the middle of this one. */
    @POST
    @Path("/fork")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Starts a run that begins in the middle of this one, with other values if wanted",
            description =
                    "The new run has the name in the body, or one that belongs to the Idempotency-Key, or a new one. The"
                            + " same fork under the same name changes nothing.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = ForkBody.class),
                            examples = @ExampleObject(name = "fork", value = Examples.FORK)))
    @APIResponse(
            responseCode = "200",
            description = "The client waited, and the new run has ended",
            content =
                    @Content(
                            schema = @Schema(implementation = RunView.class),
                            examples = @ExampleObject(name = "run", value = Examples.RUN)))
    @APIResponse(
            responseCode = "202",
            description = "The new run is recorded; Location says where to look",
            content =
                    @Content(
                            schema = @Schema(implementation = RunView.class),
                            examples = @ExampleObject(name = "run", value = Examples.RUNNING_RUN)))
    @APIResponse(
            responseCode = "409",
            description = "Not as it stands: reason FORK_OUT_OF_RANGE, GRAPH_CHANGED or RUN_NAME_REUSED")
    @APIResponse(responseCode = "422", description = "The Idempotency-Key belongs to another fork or run")
    @APIResponse(responseCode = "429", description = "Too many runs wait for their turn")
    public Response fork(
            @PathParam("workflow") String workflow,
            @PathParam("run") String run,
            @QueryParam("wait") @Nullable String wait,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @Context SecurityContext security,
            byte[] body)
            throws InterruptedException {
        Optional<Wait> patience = RunAnswers.patience(wait);
        Optional<IdempotencyKey> idempotency = Optional.ofNullable(key).map(IdempotencyKey::parse);
        Members members = Members.of(body);
        int superstep = members.number("superstep");
        Map<String, @Nullable Object> edits = members.object("edits");
        Optional<String> wanted = members.text("run");
        members.check();
        RunId parent = known.run(workflow, run);
        String name = wanted.or(() -> idempotency.map(value -> names.of(Callers.of(security), parent.text(), value)))
                .orElseGet(names::next);
        RunId fork = named(parent.workflow(), name);
        try {
            engine.fork(parent, new Fork(superstep, edits), name);
        } catch (RunLogException e) {
            throw e.code() == RunLogException.Code.RUN_NAME_REUSED && wanted.isEmpty()
                    ? Callers.reused(workflow, e)
                    : e;
        }
        return answers.answer(fork, patience);
    }

    private static RunId named(String workflow, String name) {
        try {
            return new RunId(workflow, name);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemCode.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Why a run is stopped.
     *
     * @param reason as a person puts it; the first 500 characters are kept
     */
    @Schema(additionalProperties = Schema.False.class)
    record CancelBody(@Nullable String reason) {}

    /**
     * Where a run begins, and how it differs.
     *
     * @param superstep the first superstep that it runs by itself, from 1
     * @param edits the channels that it begins with in place of its parent's
     * @param run its name
     */
    @Schema(requiredProperties = "superstep", additionalProperties = Schema.False.class)
    record ForkBody(
            int superstep,

            @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT) @Nullable
            Map<String, @Nullable Object> edits,

            @Nullable String run) {}
}
