package dev.superstep.api.rest;

import dev.superstep.api.engine.WorkflowEngine;
import dev.superstep.runlog.RunId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The supersteps of a run, a page at a time. */
@Path("/workflows/{workflow}/runs/{run}/steps")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class StepsResource {
    private static final int MOST = 50;
    private static final int USUAL = 20;

    /** As many as a superstep's number may have in the log. */
    private static final Pattern NUMBER = Pattern.compile("\\d{1,8}");

    private final WorkflowEngine engine;
    private final Known known;

    StepsResource(WorkflowEngine engine, Known known) {
        this.engine = engine;
        this.known = known;
    }

    /** A page. */
    @GET
    @Operation(
            summary = "Shows supersteps of a run: what each task wrote, what its routers looked at and where they led,"
                    + " and the state after each",
            description =
                    "Of a value there is always its size in `bytes` of JSON. The `value` itself is there up to 4 KB and"
                            + " as long as the page, which shows about a megabyte, has room; of a state there is an `href` instead."
                            + " A page can hold fewer supersteps than asked for; `next` says where to go on. Values of sensitive"
                            + " channels are masked.")
    @APIResponse(
            responseCode = "200",
            description = "Some supersteps that follow one another",
            content =
                    @Content(
                            schema = @Schema(implementation = StepsView.class),
                            examples = @ExampleObject(name = "the first", value = Examples.STEPS)))
    public StepsView steps(
            @PathParam("workflow") String workflow,
            @PathParam("run") String run,
            @Parameter(
                            description = "The first superstep; if the run has begun later, that one",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "0",
                                            maximum = "99999999",
                                            defaultValue = "0"))
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(
                            description = "How many at most",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "" + MOST,
                                            defaultValue = "" + USUAL))
                    @QueryParam("limit")
                    @Nullable
                    String limit) {
        int first = from == null ? 0 : number("from", from, 0, Integer.MAX_VALUE);
        int most = limit == null ? USUAL : number("limit", limit, 1, MOST);
        RunId id = known.run(workflow, run);
        return engine.steps(id.workflow(), id.run(), first, most)
                .map(steps -> StepsPage.of(known.workflow(workflow).program(), steps))
                .orElseThrow(() -> Known.noRun(workflow, run));
    }

    /** A value of a state between two supersteps. */
    @GET
    @Path("/{superstep}/state/{channel}")
    @Operation(
            summary = "Gives one channel of the state after a superstep, however large it is",
            description = "After the superstep before the run's first it is the state that the run began with.")
    @APIResponse(
            responseCode = "200",
            description = "The value, as JSON",
            content =
                    @Content(
                            schema = @Schema(description = "Any JSON"),
                            examples = @ExampleObject(name = "value", value = Examples.VALUE)))
    public byte[] state(
            @PathParam("workflow") String workflow,
            @PathParam("run") String run,
            @PathParam("superstep") String superstep,
            @PathParam("channel") String channel) {
        RunId id = known.run(workflow, run);
        if (!NUMBER.matcher(superstep).matches()) {
            throw noValue(run, superstep, channel);
        }
        return engine.state(id.workflow(), id.run(), Integer.parseInt(superstep), channel)
                .orElseThrow(() -> noValue(run, superstep, channel));
    }

    private static int number(String name, String text, int least, int most) {
        int number = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            String range = most == Integer.MAX_VALUE ? "of at least " + least : "from " + least + " to " + most;
            throw new ProblemException(
                    ProblemCode.BAD_REQUEST, name + " is \"" + text + "\"; it must be a number " + range);
        }
        return number;
    }

    private static ProblemException noValue(String run, String superstep, String channel) {
        return new ProblemException(
                ProblemCode.NOT_FOUND,
                "run \"" + run + "\" has no \"" + channel + "\" in the state after superstep " + superstep);
    }
}
