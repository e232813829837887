package dev.superstep.api.rest;

import dev.superstep.engine.ApprovalDesk;
import dev.superstep.engine.EngineException;
import dev.superstep.graph.Decision;
import dev.superstep.graph.core.NodeId;
import dev.superstep.runlog.Inquiry;
import dev.superstep.runlog.RunId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What the approvals of a run ask. */
@Path("/workflows/{workflow}/runs/{run}/approvals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class ApprovalsResource {
    private static final int MOST = 50;

    private final Known known;
    private final ApprovalDesk desk;

    ApprovalsResource(Known known, ApprovalDesk desk) {
        this.known = known;
        this.desk = desk;
    }

    /** What was asked. */
    @GET
    @Operation(
            summary = "Lists what the approvals of a run have asked, and what was decided",
            description = "In the order of their supersteps; the newest " + MOST + " of them.")
    @APIResponse(
            responseCode = "200",
            description = "What was asked; without a next page",
            content =
                    @Content(
                            schema = @Schema(implementation = InboxView.class),
                            examples = @ExampleObject(name = "one that is open", value = Examples.INBOX)))
    public InboxView asked(@PathParam("workflow") String workflow, @PathParam("run") String run) {
        RunId id = known.run(workflow, run);
        List<Inquiry> all = desk.of(id);
        return new InboxView(
                all.subList(Math.max(0, all.size() - MOST), all.size()).stream()
                        .map(inquiry -> ApprovalView.of(id, inquiry))
                        .toList(),
                null);
    }

    /** Decides. */
    @POST
    @Path("/{node}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Decides what an approval asks",
            description =
                    "A decision stays. The same one by the same person changes nothing and gets the same answer, so a request"
                            + " can be repeated.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = DecisionBody.class),
                            examples =
                                    @ExampleObject(
                                            name = "approve",
                                            value =
                                                    "{\"decision\": \"APPROVE\", \"comment\": \"fine\", \"decided_by\": \"Ann\"}")))
    @APIResponse(
            responseCode = "200",
            description = "It is decided, now or by the same decision before",
            content =
                    @Content(
                            schema = @Schema(implementation = ApprovalView.class),
                            examples = @ExampleObject(name = "decided", value = Examples.DECIDED)))
    @APIResponse(responseCode = "400", description = "The body is no decision")
    @APIResponse(responseCode = "404", description = "There is no such workflow or run, or it has asked nothing there")
    @APIResponse(
            responseCode = "409",
            description =
                    "It was decided otherwise, the deadline has passed, or the run has ended or is being cancelled")
    public ApprovalView decide(
            @PathParam("workflow") String workflow,
            @PathParam("run") String run,
            @PathParam("node") String node,
            byte[] body) {
        RunId id = known.run(workflow, run);
        Decision decision = DecisionBody.parse(body);
        try {
            return ApprovalView.of(id, desk.decide(id, new NodeId(node), decision));
        } catch (EngineException e) {
            ProblemCode code =
                    e.code() == EngineException.Code.NOT_ASKED ? ProblemCode.NOT_FOUND : ProblemCode.CONFLICT;
            throw new ProblemException(code, String.valueOf(e.getMessage()));
        }
    }
}
