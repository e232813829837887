package dev.superstep.api.rest;

import dev.superstep.engine.ApprovalDesk;
import dev.superstep.runlog.Waiting;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What waits for persons, over all workflows. */
@Path("/approvals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class InboxResource {
    private static final int MOST = 100;
    private static final int USUAL = 20;
    private static final Pattern LIMIT = Pattern.compile("[1-9]\\d?|100");

    /** How many pages are looked through for one, where only those of a workflow are wanted. */
    private static final int MOST_PAGES = 10;

    private final Known known;
    private final ApprovalDesk desk;

    InboxResource(Known known, ApprovalDesk desk) {
        this.known = known;
        this.desk = desk;
    }

    /** The inbox. */
    @GET
    @Operation(
            summary = "Lists what waits for a decision, the most urgent first",
            description =
                    "What was just asked or decided may be wrong here for a moment. A page may hold less than the limit"
                            + " and have a next one.")
    @APIResponse(
            responseCode = "200",
            description = "A page of approvals",
            content =
                    @Content(
                            schema = @Schema(implementation = InboxView.class),
                            examples = @ExampleObject(name = "inbox", value = Examples.INBOX)))
    @APIResponse(responseCode = "400", description = "The limit or the cursor is none")
    @APIResponse(responseCode = "404", description = "There is no such workflow")
    public InboxView waiting(
            @Parameter(description = "of this workflow only") @QueryParam("workflow") @Nullable String workflow,
            @Parameter(
                            description = "how many at most",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "" + MOST,
                                            defaultValue = "" + USUAL))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        Optional<String> only =
                Optional.ofNullable(workflow).map(name -> known.workflow(name).name());
        return look(only, limit(limit), cursor);
    }

    private InboxView look(Optional<String> workflow, int most, @Nullable String cursor) {
        List<ApprovalView> found = new ArrayList<>();
        String next = cursor;
        int pages = 0;
        do {
            Waiting page = desk.waiting(most - found.size(), next);
            page.inquiries().stream()
                    .filter(one -> workflow.isEmpty()
                            || workflow.get().equals(one.run().workflow()))
                    .forEach(one -> found.add(ApprovalView.of(one.run(), one.inquiry())));
            next = page.cursor();
            pages++;
        } while (next != null && found.size() < most && pages < MOST_PAGES);
        return new InboxView(found, next);
    }

    private static int limit(@Nullable String limit) {
        if (limit == null) {
            return USUAL;
        }
        if (!LIMIT.matcher(limit).matches()) {
            throw new ProblemException(
                    ProblemCode.BAD_REQUEST, "limit is \"" + limit + "\"; it must be a number from 1 to " + MOST);
        }
        return Integer.parseInt(limit);
    }
}
