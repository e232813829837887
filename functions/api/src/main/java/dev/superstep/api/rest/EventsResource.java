package dev.superstep.api.rest;

import dev.superstep.api.catalog.Catalog;
import dev.superstep.monitoring.events.RunStream;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What happens in one run, as it happens. */
@Path("/workflows/{workflow}/runs/{run}/events")
@RunOnVirtualThread
public final class EventsResource {
    private static final String EXAMPLE = """
            event: started
            id: 1.CxmFIQ.1f2e3d4c.1..AQ.s..0.
            data: {"workflow":"sequential","run":"monday","started":"2026-11-01T08:00:00.123Z"}

            event: running
            id: 1.CxmFIQ.1f2e3d4c.1..AQ.sr.RUNNING.0.
            data: {"superstep":1,"nodes":["data_ingestion"],"sends":{}}

            """;

    private final Known known;
    private final RunLog log;
    private final EventSender sender;
    private final CurrentVertxRequest request;

    EventsResource(Known known, RunLog log, EventSender sender, CurrentVertxRequest request) {
        this.known = known;
        this.log = log;
        this.sender = sender;
        this.request = request;
    }

    /** The events behind one that was seen. */
    @GET
    @Operation(
            summary = "Streams the events of a run; with Last-Event-ID, those behind an event that was seen",
            description =
                    "Server-sent events. Every event comes once, also after a restart. The stream ends with the run;"
                            + " who asks again behind its end gets 204. With `?follow=false` it has what there is, and ends.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(type = SchemaType.STRING),
                            examples = @ExampleObject(name = "the first two", value = EXAMPLE)))
    @APIResponse(responseCode = "204", description = "The run has ended, and there is nothing behind that event")
    @APIResponse(responseCode = "400", description = "Last-Event-ID is none of an event of this stream")
    @APIResponse(responseCode = "404", description = "There is no such workflow or run")
    @APIResponse(responseCode = "503", description = "Too many streams are open")
    public Response events(
            @PathParam("workflow") String workflow,
            @PathParam("run") String run,
            @Parameter(description = "The id of the last event that was seen") @HeaderParam("Last-Event-ID") @Nullable
                    String seen,
            @Parameter(description = "Whether to wait for what has not happened yet; by default as the server is set")
                    @QueryParam("follow")
                    @Nullable
                    Boolean follow) {
        Catalog.Entry entry = known.workflow(workflow);
        RunId id = known.run(workflow, run);
        RunStream stream = stream(entry, id, seen);
        EventSender.Sending sending = sender.open(id, stream, follow);
        // However it ends: a request for the head alone never gets to sending.
        request.getCurrent().addEndHandler(ended -> sending.close());
        RunStream.Batch first = sending.first();
        if (seen != null && first.events().isEmpty() && first.state() == RunStream.Batch.State.OVER) {
            sending.close();
            return Response.noContent().build(); // which tells an EventSource to stop asking
        }
        return Response.ok((StreamingOutput) sending::send, MediaType.SERVER_SENT_EVENTS)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header("X-Accel-Buffering", "no")
                .build();
    }

    private RunStream stream(Catalog.Entry entry, RunId id, @Nullable String seen) {
        String after = seen == null || seen.isBlank() ? null : seen.strip();
        try {
            return RunStream.of(log, id, entry.compiled().definition(), after)
                    .orElseThrow(() -> Known.noRun(id.workflow(), id.run()));
        } catch (IllegalArgumentException notOurs) {
            throw new ProblemException(
                    ProblemCode.BAD_REQUEST,
                    "Last-Event-ID is none of an event of this stream; leave it out to begin with the first event");
        }
    }
}
